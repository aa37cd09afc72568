import type { ReactNode } from 'react'
import { LiveProvider } from '../live/live-provider'
import { SessionWarning } from '../live/session-warning'
import { MainNav } from './main-nav'
import { PhoneBar } from './phone-bar'
import type { NavWidth, Theme } from './preference-cookies'
import { ShellCommands } from './shell-commands'
import { TopBar } from './top-bar'

type Props = { theme: Theme; navWidth: NavWidth; children: ReactNode }

/** The signed-in frame of every page: skip link, navigation, top bar; each page brings its own main landmark. */
export function ConsoleShell({ theme, navWidth, children }: Props) {
  return (
    <LiveProvider>
      <div className="shell" data-nav={navWidth}>
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 -translate-y-20 rounded-control bg-accent px-3 py-2 font-medium text-accent-ink focus:translate-y-0"
        >
          Skip to content
        </a>
        <MainNav width={navWidth} />
        <TopBar theme={theme} />
        <div className="min-w-0">{children}</div>
        <PhoneBar />
      </div>
      <ShellCommands />
      <SessionWarning />
    </LiveProvider>
  )
}
