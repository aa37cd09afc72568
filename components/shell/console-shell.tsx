import type { ReactNode } from 'react'
import type { Theme } from './preference-cookies'
import { MainNav } from './main-nav'
import { TopBar } from './top-bar'

/** The signed-in frame of every page: skip link, navigation, top bar; each page brings its own main landmark. */
export function ConsoleShell({ theme, children }: { theme: Theme; children: ReactNode }) {
  return (
    <div className="shell">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-control bg-accent px-3 py-2 font-medium text-accent-ink focus:translate-y-0"
      >
        Skip to content
      </a>
      <MainNav />
      <TopBar theme={theme} />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
