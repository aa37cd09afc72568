'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { AlarmCount } from './alarm-count'
import { BrandMark } from './brand-mark'
import { CONSOLE_PAGES, isWithin } from './console-pages'

/** The pages there are. */
export function MainNav() {
  const path = usePathname()
  return (
    <nav
      aria-label="Main"
      className="sticky top-0 row-span-2 flex h-dvh flex-col border-r border-border px-2 max-sm:hidden"
    >
      <Link href="/fleet" className="mb-1.5 flex h-11 items-center gap-2.5 px-2 text-[14px] font-semibold">
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
          {pages.map(({ href, text, Icon }) => (
            <Link
              key={href}
              href={href}
              title={text}
              aria-current={path === href ? 'page' : isWithin(path, href) ? 'true' : undefined}
              className="flex h-[30px] items-center gap-2.5 rounded-[6px] px-2 font-medium text-text-2 hover:bg-surface-2 aria-[current]:bg-surface-3 aria-[current]:text-text"
            >
              <Icon size={16} aria-hidden className="shrink-0" />
              <span className="nav-text">{text}</span>
              {href === '/alarms' ? <AlarmCount /> : null}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  )
}
