import type { Pool } from 'pg'
import type { AttentionDocument } from '@/lib/contracts/fleet'
import { printedOf } from '@/lib/domain/severity'
import { DAY_MS, HOUR_MS, type EpochMs } from '@/lib/domain/time'
import { findAssessment, listAssessments } from '@/lib/server/repositories/assessments'
import { readHighSince } from '@/lib/server/repositories/critical-devices'
import { readDeviceRows, type DeviceRow } from '@/lib/server/repositories/device-rows'
import { deviceDocumentsOf } from './device-documents'
import { findDevices, planSearch } from './search-devices'

const ATTENTION_MAX = 8
/** Among equal scores the more critical come first; of more equal ones than this, those with the first ids. */
const LOOKED_AT = 40
const HOURS = 24
/** A device that was assessed more often in a day has its latest hours without a step. */
const ASSESSMENTS_MAX = 500

const WEIGHT = { high: 3, medium: 2, low: 1, unknown: 0 } as const satisfies Record<DeviceRow['criticality'], number>

type Ranked = Pick<DeviceRow, 'id' | 'criticality' | 'breach'>

/** What ranks a device, the greatest first: breach likelihood, how much it matters, how long ago it fell. */
const ranksOf = ({ id, breach, criticality }: Ranked, highSince: ReadonlyMap<string, EpochMs>): readonly number[] => [
  breach.printed ?? -1,
  WEIGHT[criticality],
  -(highSince.get(id) ?? 0),
]

/** By breach likelihood, then by how much the device matters, then those first that fell first: the others followed. */
export const byUrgency =
  (highSince: ReadonlyMap<string, EpochMs>) =>
  (a: Ranked, b: Ranked): number => {
    const ranks = ranksOf(a, highSince)
    const [difference] = ranksOf(b, highSince).flatMap((rank, index) => {
      const by = rank - (ranks[index] ?? 0)
      return by === 0 ? [] : [by]
    })
    return difference ?? (a.id < b.id ? -1 : 1)
  }

const printed = (score: number | null | undefined): number | null =>
  score === null || score === undefined ? null : printedOf(score)

/** Printed breach likelihood at the end of each of the last 24 hours; null where it was not assessed yet. */
const readTrend = async (pool: Pool, deviceId: string, at: EpochMs): Promise<(number | null)[]> => {
  const from = at - DAY_MS
  const steps = await listAssessments(pool, { deviceId, from, to: at, after: null, limit: ASSESSMENTS_MAX })
  const before = await findAssessment(pool, deviceId, from)
  return Array.from({ length: HOURS }, (_, index) => {
    const end = from + (index + 1) * HOUR_MS
    const last = steps.filter(({ asOf }) => asOf <= end).at(-1) ?? before
    return printed(last?.breach.score)
  })
}

/** The devices to look at first, medium or above. */
export const pictureAttention = async (pool: Pool, at: EpochMs): Promise<AttentionDocument[]> => {
  const { ids } = await findDevices(pool, await planSearch(pool, [], '-breach'), null, LOOKED_AT)
  const urgent = (await readDeviceRows(pool, ids))
    .filter(({ breach }) => breach.band !== 'low' && breach.band !== 'not-assessed')
    .sort(byUrgency(await readHighSince(pool, ids)))
    .slice(0, ATTENTION_MAX)
  const documents: AttentionDocument[] = []
  for (const device of await deviceDocumentsOf(pool, urgent)) {
    documents.push({ ...device, trend: await readTrend(pool, device.id, at) })
  }
  return documents
}
