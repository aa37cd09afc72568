'use client'

import type { Theme, ZoneChoice } from '../shell/preference-cookies'
import { chooseTheme, useTheme } from '../shell/use-theme'
import { useTimeZone } from '../time/time-zone'
import { Panel } from '../ui/panel'
import { Segmented } from '../ui/segmented'

const THEMES = [
  { value: 'dark', text: 'Dark' },
  { value: 'light', text: 'Light' },
] as const satisfies readonly { value: Theme; text: string }[]

const ZONES = [
  { value: 'browser', text: 'This browser’s' },
  { value: 'utc', text: 'UTC' },
] as const satisfies readonly { value: ZoneChoice; text: string }[]

/** How pages look in this browser. */
export function PreferencePanel({ theme }: { theme: Theme }) {
  const { choice, choose } = useTimeZone()
  return (
    <Panel title="Display" note="Kept in this browser">
      <div className="flex flex-wrap gap-x-8 gap-y-3 px-3.5 pt-1 pb-4">
        <div className="grid justify-items-start gap-1 text-small text-text-2">
          Theme
          <Segmented label="Theme" value={useTheme(theme)} options={THEMES} onChange={chooseTheme} />
        </div>
        <div className="grid justify-items-start gap-1 text-small text-text-2">
          Times are shown in
          <Segmented label="Time zone" value={choice} options={ZONES} onChange={choose} />
        </div>
      </div>
    </Panel>
  )
}
