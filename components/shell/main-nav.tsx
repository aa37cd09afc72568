'use client'

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { AlarmCount } from './alarm-count'
import { BrandMark } from './brand-mark'
import { CONSOLE_PAGES, isWithin, type ConsolePage } from './console-pages'
import type { NavWidth } from './preference-cookies'
import { toggleNav, useNavWidth } from './use-nav-width'

const ITEM =
  'flex h-[30px] shrink-0 items-center gap-2.5 rounded-[6px] px-2 font-medium text-text-2 hover:bg-surface-2 aria-[current]:bg-surface-3 aria-[current]:text-text'

/** The pages there are: with their names, or folded to a rail of signs. */
export function MainNav({ width }: { width: NavWidth }) {
  return (
    <nav
      aria-label="Main"
      className="sticky top-0 row-span-2 flex h-dvh flex-col overflow-y-auto border-r border-border px-2 max-sm:hidden"
    >
      <Link href="/fleet" className="mb-1.5 flex h-11 shrink-0 items-center gap-2.5 px-2 text-[14px] font-semibold">
        <BrandMark />
        <span className="nav-text">Vedette</span>
      </Link>
      {Object.entries(CONSOLE_PAGES).map(([group, pages], index) => (
        <div key={group} className="flex flex-col gap-px">
          {index === 0 ? null : (
            <p className="px-2 pt-3.5 pb-1 text-micro font-medium text-text-3">
              <span className="nav-text">{group}</span>
            </p>
          )}
          {pages.map((page) => (
            <PageLink key={page.href} page={page} />
          ))}
        </div>
      ))}
      <FoldButton initial={width} />
    </nav>
  )
}

function PageLink({ page: { href, text, Icon } }: { page: ConsolePage }) {
  const path = usePathname()
  return (
    <Link
      href={href}
      title={text}
      aria-current={path === href ? 'page' : isWithin(path, href) ? 'true' : undefined}
      className={ITEM}
    >
      <Icon size={16} aria-hidden className="shrink-0" />
      <span className="nav-text">{text}</span>
      {href === '/alarms' ? <AlarmCount /> : null}
    </Link>
  )
}

function FoldButton({ initial }: { initial: NavWidth }) {
  const isFolded = useNavWidth(initial) === 'folded'
  const Icon = isFolded ? PanelLeftOpen : PanelLeftClose
  return (
    <div className="mt-auto grid gap-1 py-3 text-micro text-text-3">
      <p className="nav-text px-2">
        Press <kbd className="kbd">?</kbd> for shortcuts
      </p>
      <button
        type="button"
        aria-expanded={!isFolded}
        aria-keyshortcuts="["
        title={isFolded ? 'Open the navigation' : 'Fold the navigation'}
        className={`${ITEM} text-text-3`}
        onClick={toggleNav}
      >
        <Icon size={16} aria-hidden className="shrink-0" />
        <span className="nav-text">{isFolded ? 'Open the navigation' : 'Fold the navigation'}</span>
      </button>
    </div>
  )
}
