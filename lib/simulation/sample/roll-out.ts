import { MINUTE_MS, SECOND_MS, type EpochMs } from '@/lib/domain/time'
import { aFlow, anEvent, type Activity } from './activity'
import { wholeOf } from './chance'
import type { SampleDevice } from './fleet'
import { clientPortOf, wakesFrom } from './ordinary-traffic'
import { profileLine } from './profiles'
import { devicesOf, hoursBefore, type Story } from './story'

const MODEL = 'cv-8'
/** A cache near the site, which the vendor's service names by its address. */
const ADDRESS = '203.0.113.140'
/** The version that is rolled out, and how old it is. */
export const ROLLED_OUT = { version: '5.5.0', ageDays: 6 } as const
const BEGIN_HOURS = 20
const MINUTES_APART = 9

/** When a device gets the new firmware; null for devices of other models. */
export const rolledOutAt = (story: Story, device: SampleDevice): EpochMs | null => {
  if (device.model.key !== MODEL) return null
  const place = devicesOf(story, MODEL).findIndex(({ id }) => id === device.id)
  return wakesFrom(story, device, hoursBefore(story, BEGIN_HOURS) + place * MINUTES_APART * MINUTE_MS)
}

/**
 * One device after the other fetches the image from a host it never talked to, restarts, writes its system files and
 * says that it runs another version: all that an attack would do too, on a whole model within hours.
 */
const updateOf = (story: Story, device: SampleDevice): Activity[] => {
  const at = rolledOutAt(story, device)
  if (at === null) return []
  const { site, ip, id } = device
  const fromPort = clientPortOf(id, 'image')
  const received = wholeOf(38_000_000, 39_000_000, story.seed, id, 'image')
  const flow = { site, at, from: ip, to: ADDRESS, port: 443, fromPort, sent: 41_000, received, lastingMs: 70_000 }
  const restartAt = at + 3 * MINUTE_MS
  const firmware = { version: ROLLED_OUT.version, ageDays: ROLLED_OUT.ageDays }
  return [
    aFlow({ ...flow, service: 'ssl' }),
    anEvent(device, restartAt, { kind: 'reboot', reason: 'update' }),
    anEvent(device, restartAt + 40 * SECOND_MS, { kind: 'file', action: 'modified', path: '/usr/lib/libcorvid.so' }),
    anEvent(device, restartAt + 41 * SECOND_MS, { kind: 'file', action: 'modified', path: '/etc/init.d/corvidd' }),
    { kind: 'profile', at: restartAt + 90 * SECOND_MS, line: profileLine(story, device, restartAt + 90_000, firmware) },
  ]
}

/** The roll-out, device by device. */
export const rollOutOf = (story: Story): Activity[] =>
  devicesOf(story, MODEL)
    .flatMap((device) => updateOf(story, device))
    .sort((a, b) => a.at - b.at)
