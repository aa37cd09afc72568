import { Bell, Boxes, BookOpen, Download, HardDrive, LayoutGrid, Settings, type LucideIcon } from 'lucide-react'

type ConsolePage = { href: string; text: string; Icon: LucideIcon }

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

/** The page of the navigation that a path belongs to. */
export const consolePageOf = (path: string): ConsolePage | undefined =>
  Object.values(CONSOLE_PAGES)
    .flat()
    .find(({ href }) => isWithin(path, href))
