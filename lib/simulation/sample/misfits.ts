import type { EpochMs } from '@/lib/domain/time'
import { aFlow, anEvent, type Activity, type Period } from './activity'
import type { SampleDevice } from './fleet'
import { clientPortOf, momentsOf, wakesFrom } from './ordinary-traffic'
import { deviceOf, hoursBefore, type Story } from './story'

/** The room sensor that falls silent, and how long before the end. */
const SILENT = { key: 'rs-2', site: 'kestrel', number: 17, hours: 1.7 } as const
/** Lifts from this number on are registered, but hang on a line that nobody watches. */
const UNWATCHED_LIFTS_FROM = 5
/** A gateway that calls an address without a name: its maker's relay, or somebody else's. */
const CALLER = { key: 'bg-4', site: 'kestrel', number: 3, to: '203.0.113.190', port: 32_100, hours: 21 } as const
/** A door whose start-up file was changed without an update, and that listens on SSH since. */
const CHANGED = { key: 'lm-210', site: 'kestrel', number: 5, hours: 30, port: 22 } as const

/** Whether a device says nothing any more. */
export const isSilent = (story: Story, { model, site, number }: SampleDevice, at: EpochMs): boolean =>
  model.key === SILENT.key && site === SILENT.site && number === SILENT.number && at > hoursBefore(story, SILENT.hours)

/** The port a device listens on since somebody changed it; null for all others. */
export const openedPortOf = (story: Story, { model, site, number }: SampleDevice, at: EpochMs): number | null => {
  const isChanged = model.key === CHANGED.key && site === CHANGED.site && number === CHANGED.number
  return isChanged && at > hoursBefore(story, CHANGED.hours) ? CHANGED.port : null
}

/** Whether nothing at all is known of a device but that it is registered. */
export const isUnwatched = ({ model, number }: SampleDevice): boolean =>
  model.key === 'vx-3' && number >= UNWATCHED_LIFTS_FROM

/** What only one device does, and an analyst has to look into. */
export const misfitsOf = (story: Story, period: Period): Activity[] => {
  const caller = deviceOf(story, CALLER.key, CALLER.site, CALLER.number)
  const calls = momentsOf(story, period, caller, 1, 'caller')
    .filter(({ at }) => at > hoursBefore(story, CALLER.hours))
    .map(({ at, index }) =>
      aFlow({
        site: caller.site,
        at,
        from: caller.ip,
        to: CALLER.to,
        port: CALLER.port,
        fromPort: clientPortOf('caller', index),
        sent: 210 + (index & 63),
        received: 180,
        lastingMs: 1_400,
      }),
    )
  const door = deviceOf(story, CHANGED.key, CHANGED.site, CHANGED.number)
  const changedAt = wakesFrom(story, door, hoursBefore(story, CHANGED.hours))
  const isNow = period.from <= changedAt && changedAt < period.to
  const path = '/etc/init.d/lockmarkd'
  return isNow ? [...calls, anEvent(door, changedAt, { kind: 'file', action: 'modified', path })] : calls
}
