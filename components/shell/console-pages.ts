import { Bell, Boxes, BookOpen, Download, HardDrive, LayoutGrid, Settings, type LucideIcon } from 'lucide-react'

export type ConsolePage = { href: string; text: string; Icon: LucideIcon }

/** The pages of the navigation, by group: what the fleet is and does, then how the system is set up. */
export const CONSOLE_PAGES = {
  Fleet: [
    { href: '/fleet', text: 'Fleet', Icon: LayoutGrid },
    { href: '/devices', text: 'Devices', Icon: HardDrive },
    { href: '/alarms', text: 'Alarms', Icon: Bell },
    { href: '/groups', text: 'Groups', Icon: Boxes },
  ],
  System: [
    { href: '/ingest', text: 'Ingest', Icon: Download },
    { href: '/catalog', text: 'Catalog', Icon: BookOpen },
    { href: '/settings', text: 'Settings', Icon: Settings },
  ],
} as const satisfies Record<string, readonly ConsolePage[]>

/** Whether a path is of a page: its own, or one below it. */
export const isWithin = (path: string, href: string): boolean => path === href || path.startsWith(`${href}/`)

/** All pages, in the order of the navigation. */
export const ALL_CONSOLE_PAGES: readonly ConsolePage[] = Object.values(CONSOLE_PAGES).flat()

/** The keys that go to a page: G, then the first letter of its name. */
export const keysOf = ({ text }: ConsolePage): string => `g ${text.charAt(0).toLowerCase()}`

/** What a phone's bar has room for, beside the way to all others: where an analyst on the way looks first. */
const BAR_PAGES: readonly string[] = ['/fleet', '/alarms', '/devices', '/groups']
const BAR_ROOM = 3

export const barPages = (): readonly ConsolePage[] => {
  const known = BAR_PAGES.flatMap((href) => ALL_CONSOLE_PAGES.filter((page) => page.href === href)).slice(0, BAR_ROOM)
  return ALL_CONSOLE_PAGES.filter((page) => known.includes(page))
}

/** The page of the navigation that a path belongs to. */
export const consolePageOf = (path: string): ConsolePage | undefined =>
  ALL_CONSOLE_PAGES.find(({ href }) => isWithin(path, href))
