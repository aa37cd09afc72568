'use client'

import { THEMES, ZONES } from '../shell/preference-choices'
import type { KeyChoice, Theme } from '../shell/preference-cookies'
import { chooseTheme, useTheme } from '../shell/use-theme'
import { useTimeZone } from '../time/time-zone'
import { useCommandRegistry } from '../ui/commands'
import { Panel } from '../ui/panel'
import { Segmented } from '../ui/segmented'

const KEYS = [
  { value: 'on', text: 'On' },
  { value: 'off', text: 'Off' },
] as const satisfies readonly { value: KeyChoice; text: string }[]

/** How pages look, and what keys do, in this browser. */
export function PreferencePanel({ theme }: { theme: Theme }) {
  const { choice, choose } = useTimeZone()
  const { areKeysOn, onKeys } = useCommandRegistry()
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
        <div className="grid justify-items-start gap-1 text-small text-text-2">
          Single-key shortcuts
          <Segmented
            label="Single-key shortcuts"
            value={areKeysOn ? 'on' : 'off'}
            options={KEYS}
            onChange={(value) => {
              onKeys(value === 'on')
            }}
          />
        </div>
      </div>
    </Panel>
  )
}
