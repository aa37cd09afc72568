'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTimeZone } from '../time/time-zone'
import { useCommandRegistry } from '../ui/commands'
import { Segmented } from '../ui/segmented'
import { Sheet } from '../ui/sheet'
import { ALL_CONSOLE_PAGES, barPages, isWithin } from './console-pages'
import { THEMES, ZONES } from './preference-choices'
import { chooseTheme, useTheme } from './use-theme'

const ROW = 'flex min-h-11 w-full items-center gap-3 rounded-control px-3 font-medium aria-[current]:bg-surface-3'

/** On a phone: the pages that have no place in the bar, and how this one is shown. */
export function MoreSheet({ onClose }: { onClose: () => void }) {
  const path = usePathname()
  const { choice, choose } = useTimeZone()
  const copy = useCommandRegistry()
    .list()
    .find(({ id }) => id === 'copy-link')
  const inBar = barPages()
  return (
    <Sheet label="More" className="from-below overflow-y-auto" onClose={onClose}>
      <div className="grid gap-1 p-2 pb-4">
        {ALL_CONSOLE_PAGES.filter((page) => !inBar.includes(page)).map(({ href, text, Icon }) => (
          <Link
            key={href}
            href={href}
            className={ROW}
            aria-current={isWithin(path, href) ? 'true' : undefined}
            onClick={onClose}
          >
            <Icon size={18} aria-hidden />
            {text}
          </Link>
        ))}
        {copy === undefined ? null : (
          <button
            type="button"
            className={`${ROW} border-t border-border`}
            onClick={() => {
              onClose()
              copy.run()
            }}
          >
            {copy.text}
          </button>
        )}
        <div className="flex flex-wrap gap-x-6 gap-y-3 border-t border-border px-3 pt-3 text-small text-text-2">
          <div className="grid justify-items-start gap-1">
            Theme
            <Segmented label="Theme" value={useTheme('dark')} options={THEMES} onChange={chooseTheme} />
          </div>
          <div className="grid justify-items-start gap-1">
            Times are shown in
            <Segmented label="Time zone" value={choice} options={ZONES} onChange={choose} />
          </div>
        </div>
      </div>
    </Sheet>
  )
}
