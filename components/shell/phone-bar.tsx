'use client'

import { Ellipsis } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { lazy, Suspense, useState } from 'react'
import { barPages, isWithin } from './console-pages'

const MoreSheet = lazy(() => import('./more-sheet').then(({ MoreSheet: component }) => ({ default: component })))

const ITEM =
  'flex h-14 flex-1 flex-col items-center justify-center gap-1 text-micro font-medium text-text-2 aria-[current]:text-accent'

/** On a phone: the pages looked at on the way, within reach of a thumb, and all others one press further. */
export function PhoneBar() {
  const path = usePathname()
  const [isOpen, setIsOpen] = useState(false)
  const pages = barPages()
  const isElsewhere = !pages.some(({ href }) => isWithin(path, href))
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-border bg-bg pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      {pages.map(({ href, text, Icon }) => (
        <Link
          key={href}
          href={href}
          className={ITEM}
          aria-current={path === href ? 'page' : isWithin(path, href) ? 'true' : undefined}
        >
          <Icon size={20} aria-hidden />
          {text}
        </Link>
      ))}
      <button
        type="button"
        aria-haspopup="dialog"
        className={`${ITEM} ${isElsewhere ? 'text-accent' : ''}`}
        onClick={() => {
          setIsOpen(true)
        }}
      >
        <Ellipsis size={20} aria-hidden />
        More
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <MoreSheet
            onClose={() => {
              setIsOpen(false)
            }}
          />
        </Suspense>
      ) : null}
    </nav>
  )
}
