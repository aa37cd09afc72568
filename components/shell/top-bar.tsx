import { UserMenu } from '../auth/user-menu'
import { FreshnessChip, LivePill } from '../live/live-bar'
import { CommandBox } from '../palette/command-box'
import { SampleChip } from '../sample/sample-chip'
import { Breadcrumb } from './breadcrumb'
import type { Theme } from './preference-cookies'
import { ThemeToggle } from './theme-toggle'
import { ZoneSwitch } from './zone-switch'

/**
 * Where we are and how fresh it is, what is new, the way to everything else, how times and colours are shown, and who is
 * signed in. What comes and goes stands in the gap: nothing beside it moves.
 */
export function TopBar({ theme }: { theme: Theme }) {
  return (
    <header className="sticky top-0 z-30 flex h-11 min-w-0 items-center gap-2.5 border-b border-border bg-bg pr-4 pl-5 max-sm:h-12 max-sm:gap-1.5 max-sm:px-3">
      <Breadcrumb />
      <FreshnessChip />
      <SampleChip />
      <div className="ml-auto flex shrink-0 items-center">
        <LivePill />
      </div>
      <CommandBox />
      <ZoneSwitch />
      <ThemeToggle initial={theme} />
      <UserMenu />
    </header>
  )
}
