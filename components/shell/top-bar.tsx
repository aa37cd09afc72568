import { UserMenu } from '../auth/user-menu'
import { DeviceSearch } from '../device/device-search'
import { SampleChip } from '../sample/sample-chip'
import { Breadcrumb } from './breadcrumb'
import type { Theme } from './preference-cookies'
import { ThemeToggle } from './theme-toggle'
import { ZoneSwitch } from './zone-switch'

/** Where we are, the way to a device, how times and colours are shown, and who is signed in. */
export function TopBar({ theme }: { theme: Theme }) {
  return (
    <header className="sticky top-0 z-30 flex h-11 min-w-0 items-center gap-2.5 border-b border-border bg-bg pr-4 pl-5 max-sm:h-12 max-sm:px-3">
      <Breadcrumb />
      <SampleChip />
      <DeviceSearch />
      <ZoneSwitch />
      <ThemeToggle initial={theme} />
      <UserMenu />
    </header>
  )
}
