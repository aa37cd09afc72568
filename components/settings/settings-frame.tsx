'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

const SECTIONS = [
  { href: '/settings/account', text: 'Your account' },
  { href: '/settings/people', text: 'People' },
  { href: '/settings/tokens', text: 'Tokens' },
  { href: '/settings/judgements', text: 'Judgements' },
  { href: '/settings/notifications', text: 'Notifications' },
  { href: '/settings/scoring', text: 'Scoring policy' },
  { href: '/settings/retention', text: 'Retention' },
  { href: '/settings/audit', text: 'Audit log' },
  { href: '/settings/sample', text: 'Sample data' },
] as const

/** How is it set up? One section a path. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const path = usePathname()
  return (
    <main id="main" tabIndex={-1} className="min-w-0 px-5 pt-3.5 pb-6 outline-none max-sm:px-3">
      <h1 className="text-title font-semibold tracking-[-0.012em]">Settings</h1>
      <nav aria-label="Settings" className="mt-2 mb-3 overflow-x-auto border-b border-border">
        <ul className="flex gap-1">
          {SECTIONS.map(({ href, text }) => (
            <li key={href}>
              <Link
                href={href}
                aria-current={path === href || path.startsWith(`${href}/`) ? 'page' : undefined}
                className="inline-flex h-9 items-center border-b-2 border-transparent px-2.5 font-medium whitespace-nowrap text-text-2 hover:text-text aria-[current]:border-accent aria-[current]:text-text max-sm:h-11"
              >
                {text}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid max-w-[1200px] gap-2.5">{children}</div>
    </main>
  )
}
