import { MINUTE_MS, toIso, type EpochMs } from '@/lib/domain/time'

/** Kinds of device of the sample fleet: what each says of itself; the weaker it is, the higher its threat level. */
const KINDS = [
  { type: 'camera', vendor: 'Acme', model: 'CAM-200', credentials: 'default', tlsMinimum: '1.0', signed: false },
  { type: 'camera', vendor: 'Acme', model: 'CAM-300', credentials: 'unique', tlsMinimum: '1.2', signed: true },
  { type: 'pump', vendor: 'Borealis', model: 'P-17', credentials: 'shared', tlsMinimum: '1.1', signed: true },
  { type: 'gateway', vendor: 'Cirrus', model: 'GW-4', credentials: 'unique', tlsMinimum: '1.3', signed: true },
  { type: 'sensor', vendor: 'Delta', model: 'TH-9', credentials: 'unique', tlsMinimum: '1.2', signed: false },
] as const

const GROUPS = 40
const SITES = 12
/** One device in so many had somebody guess its password and get in. */
const BREACHED_EACH = 500

type Slice = { first: number; count: number; at: EpochMs }

export const thingOf = (device: number): string => `load-${String(device)}`
export const groupOf = (device: number): string => `group-${String(device % GROUPS)}`

const linesOf = ({ first, count }: Slice, line: (device: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(first + index)).join('\n')

/** Where the devices belong, as the CSV of a registry import. */
export const registryCsv = (slice: Slice): string =>
  `id,group,site\n${linesOf(slice, (device) => `${thingOf(device)},${groupOf(device)},site-${String(device % SITES)}`)}\n`

/** What the devices are, as NDJSON. */
export const profileBatch = (slice: Slice): string =>
  linesOf(slice, (device) => {
    const { type, vendor, model, credentials, tlsMinimum, signed } = KINDS[device % KINDS.length] ?? KINDS[0]
    const profile = {
      type,
      vendor,
      model,
      firmware: { version: `2.${String(device % 7)}.0`, releasedAt: '2025-03-01T00:00:00Z' },
      encryption: { tlsMinimum, storageEncrypted: signed },
      credentials,
      updates: { signed, automatic: signed },
      boot: { secure: signed },
    }
    return JSON.stringify({ thingName: thingOf(device), observedAt: toIso(slice.at), profile })
  })

const GUESSES = 30

/** Guessed logins of the few devices that were broken into, as NDJSON; empty when none is in the slice. */
export const breakInBatch = ({ first, count, at }: Slice): string => {
  const lines: string[] = []
  for (let device = first; device < first + count; device += 1) {
    if (device % BREACHED_EACH !== 0) continue
    for (let guess = 0; guess <= GUESSES; guess += 1) {
      const outcome = guess === GUESSES ? 'success' : 'failure'
      const observedAt = toIso(at + (guess * MINUTE_MS) / 10)
      lines.push(
        JSON.stringify({
          thingName: thingOf(device),
          observedAt,
          kind: 'login',
          outcome,
          user: 'root',
          sourceIp: '203.0.113.9',
        }),
      )
    }
  }
  return lines.join('\n')
}
