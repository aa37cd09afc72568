import type { EpochMs } from '@/lib/domain/time'
import { removeAssessments, storeAssessments } from '@/lib/server/repositories/assessments'
import { addChanges } from '@/lib/server/repositories/changes'
import { writeScores } from '@/lib/server/repositories/device-scores'
import { writeFacts, writeStates } from '@/lib/server/repositories/device-states'
import { removeFindings, writeFindings } from '@/lib/server/repositories/findings'
import { addMetricHours } from '@/lib/server/repositories/metric-hours'
import type { Queryable } from '@/lib/server/repositories/transaction'
import type { AdvancedDevice } from './advance-loaded'

/**
 * Writes everything about the devices whose version is still the one read, set by set, and returns their ids. Inside
 * a transaction: the states are locked by the first statement, so that the rest is nobody else's.
 */
export const writeAdvanced = async (
  db: Queryable,
  devices: readonly AdvancedDevice[],
  receivedAt: EpochMs,
): Promise<Set<string>> => {
  const written = await writeStates(
    db,
    devices.map((device) => device.write),
    receivedAt,
  )
  const mine = devices.filter((device) => written.has(device.deviceId))
  const advances = mine.map((device) => device.advance)
  await writeFacts(
    db,
    mine.map((device) => device.write),
  )
  await removeFindings(
    db,
    advances.flatMap((advance) => advance.findings.remove),
  )
  await writeFindings(
    db,
    advances.flatMap((advance) => advance.findings.write),
  )
  await removeAssessments(
    db,
    mine.flatMap(({ deviceId, advance: { assessments } }) =>
      assessments.removeAt === null ? [] : [{ deviceId, asOf: assessments.removeAt }],
    ),
  )
  await storeAssessments(
    db,
    advances.flatMap((advance) => advance.assessments.store),
    receivedAt,
  )
  await writeScores(
    db,
    advances.flatMap((advance) => (advance.latest === null ? [] : [advance.latest])),
  )
  await addMetricHours(
    db,
    mine.flatMap(({ deviceId, advance }) => advance.hours.map((hour) => ({ deviceId, hour }))),
  )
  await addChanges(
    db,
    mine.filter((device) => device.advance.changed).map((device) => device.deviceId),
    receivedAt,
  )
  return written
}
