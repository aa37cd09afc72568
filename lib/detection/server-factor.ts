import type { EpochMs } from '@/lib/domain/time'
import type { DeviceFacts } from './facts/facts'
import type { HostWord } from './knowledge/host-word'
import { nameStateOf } from './name-state'

/**
 * How much a download counts by how its server was named. Firmware and packages come from names, so a download from a
 * name is next to nothing. An address in the request is bare whatever else is known, unless the device looked the name
 * up itself. The expert's first guess, stated before any measurement.
 */
const BY_STATE = { named: 0.1, soft: 0.2, unknown: 0.5, bare: 1 } as const

/** Servers inside the site are given by address in the settings of many devices. */
const INSIDE = 0.4

/** Factor 0 to 1 on the confidence of a finding about what the device fetched from a server. */
export const serverFactor = (
  facts: DeviceFacts,
  { ip, word, inside }: { ip: string; word: HostWord; inside: boolean },
  at: EpochMs,
): number => {
  const state = nameStateOf(facts, ip, at)
  const factor = BY_STATE[word === 'address' && state !== 'named' ? 'bare' : state]
  return (word === 'name' ? Math.min(factor, BY_STATE.soft) : factor) * (inside ? INSIDE : 1)
}
