import { sumConversations } from '@/lib/assessment/sum-conversations'
import type { EpochMs } from '@/lib/domain/time'
import { removeAssessments, storeAssessments } from '@/lib/server/repositories/assessments'
import { addChanges } from '@/lib/server/repositories/changes'
import { writeConversations } from '@/lib/server/repositories/conversations'
import { writeScores } from '@/lib/server/repositories/device-scores'
import { writeFacts, writeStates } from '@/lib/server/repositories/device-states'
import { removeFindings, writeFindings } from '@/lib/server/repositories/findings'
import { addMetricHours } from '@/lib/server/repositories/metric-hours'
import type { Queryable } from '@/lib/server/repositories/transaction'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import type { AdvancedDevice } from './advance-loaded'
import type { PolicyStore } from './policy-store'

/** The policy devices were judged by, and where to ask whether it still is the one in force. */
export type JudgedBy = { policy: ScoringPolicy; policies: PolicyStore }

const writeFindingsOf = async (db: Queryable, devices: readonly AdvancedDevice[]): Promise<void> => {
  const findings = devices.map(({ advance }) => advance.findings)
  const removed = findings.flatMap(({ remove }) => remove)
  const written = findings.flatMap(({ write }) => write)
  await removeFindings(db, removed)
  await writeFindings(db, written)
}

const writeAssessmentsOf = async (
  db: Queryable,
  devices: readonly AdvancedDevice[],
  receivedAt: EpochMs,
): Promise<void> => {
  const removed = devices.flatMap(({ deviceId, advance: { assessments } }) =>
    assessments.removeAt === null ? [] : [{ deviceId, asOf: assessments.removeAt }],
  )
  const stored = devices.flatMap(({ advance }) => advance.assessments.store)
  const latest = devices.flatMap(({ advance }) => (advance.latest === null ? [] : [advance.latest]))
  await removeAssessments(db, removed)
  await storeAssessments(db, stored, receivedAt)
  await writeScores(db, latest)
}

/**
 * Writes everything about the devices whose version is still the one read, set by set, and returns their ids. Inside
 * a transaction: the states are locked by the first statement, so that the rest is nobody else's. Nothing is written
 * when they were judged by a policy that is in force no more: whoever scores the fleet by the new one has passed them.
 */
export const writeAdvanced = async (
  db: Queryable,
  devices: readonly AdvancedDevice[],
  receivedAt: EpochMs,
  { policy, policies }: JudgedBy,
): Promise<Set<string>> => {
  if ((await policies.hold(db)) !== policy) return new Set()
  const states = devices.map((device) => device.write)
  const written = await writeStates(db, states, receivedAt)
  const mine = devices.filter((device) => written.has(device.deviceId))
  const facts = mine.map((device) => device.write)
  await writeFacts(db, facts)
  await writeFindingsOf(db, mine)
  await writeAssessmentsOf(db, mine, receivedAt)
  const hours = mine.flatMap(({ deviceId, advance }) => advance.hours.map((hour) => ({ deviceId, hour })))
  await addMetricHours(db, hours)
  const conversations = mine.flatMap(({ deviceId, advance }) =>
    sumConversations(advance.flows).map((conversation) => ({ deviceId, conversation })),
  )
  await writeConversations(db, conversations)
  // Also where an assessment was withdrawn and none took its place: the lists show another score.
  const isChanged = ({ advance }: AdvancedDevice) => advance.changed || advance.assessments.removeAt !== null
  const changed = mine.filter(isChanged).map(({ deviceId }) => deviceId)
  await addChanges(db, changed, receivedAt)
  return written
}
