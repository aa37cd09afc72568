'use client'

import { LayoutGrid } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { BrandMark } from './brand-mark'

const PAGES = [{ href: '/fleet', text: 'Fleet', Icon: LayoutGrid }] as const

/** The pages there are. */
export function MainNav() {
  const path = usePathname()
  return (
    <nav
      aria-label="Main"
      className="sticky top-0 row-span-2 flex h-dvh flex-col gap-px border-r border-border px-2 max-sm:hidden"
    >
      <Link href="/fleet" className="mb-1.5 flex h-11 items-center gap-2.5 px-2 text-[14px] font-semibold">
        <BrandMark />
        <span className="nav-text">Vedette</span>
      </Link>
      {PAGES.map(({ href, text, Icon }) => (
        <Link
          key={href}
          href={href}
          title={text}
          aria-current={path === href ? 'page' : undefined}
          className="flex h-[30px] items-center gap-2.5 rounded-[6px] px-2 font-medium text-text-2 hover:bg-surface-2 aria-[current]:bg-surface-3 aria-[current]:text-text"
        >
          <Icon size={16} aria-hidden className="shrink-0" />
          <span className="nav-text">{text}</span>
        </Link>
      ))}
    </nav>
  )
}
