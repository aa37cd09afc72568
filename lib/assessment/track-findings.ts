import type { Hit } from '@/lib/detection/rule'
import { SUBJECTS_MAX, type Evidence, type Exposure } from '@/lib/domain/finding'
import type { Observation } from '@/lib/domain/observation'
import { HOUR_MS, MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { collectEvidence } from './collect-evidence'
import type { FindingState, TrackedFinding } from './device-state'
import type { Judged } from './judge-rules'

/** What turns judgements into findings needs to know. */
export type TrackEnv = {
  deviceId: string
  at: EpochMs
  /** The minute is complete: what is clear or has faded is closed. */
  isFinal: boolean
  exposure: Exposure | null
  /** The records the judgement rests on that are at hand. */
  records: readonly Observation[]
  digest: (text: string) => string
  /** When a finding has faded so far that it counts no more. */
  expiresAt: (finding: FindingState) => EpochMs
}

/** A device may show a weakness for years: its last sighting is written once an hour, an indicator's once a minute. */
const REFRESH_MS = { facilitator: HOUR_MS, indicator: MINUTE_MS } as const

const keyOf = (ruleId: string, subject: string): string => `${ruleId} ${subject}`

const opened = (judged: Judged, hit: Hit, env: TrackEnv, evidence: readonly Evidence[]): FindingState => ({
  id: env.digest(`${env.deviceId} ${judged.rule.id} ${hit.subject} ${String(hit.firstSeenAt)}`).slice(0, 24),
  deviceId: env.deviceId,
  ruleId: judged.rule.id,
  kind: judged.rule.kind,
  subject: hit.subject,
  stage: judged.rule.stage,
  severity: hit.severity,
  confidence: hit.confidence,
  exposure: env.exposure ?? hit.exposure,
  firstSeenAt: hit.firstSeenAt,
  lastSeenAt: hit.lastSeenAt,
  count: hit.count,
  summary: hit.summary,
  evidence,
  closedAt: null,
  verdict: null,
  scoredConfidence: null,
})

const refreshed = (known: FindingState, hit: Hit, env: TrackEnv): FindingState => {
  const isIndicator = known.kind === 'indicator'
  const exposure = env.exposure ?? hit.exposure
  const confidence = isIndicator ? Math.max(known.confidence, hit.confidence) : hit.confidence
  const isSeenAgain = hit.lastSeenAt - known.lastSeenAt >= REFRESH_MS[known.kind]
  const isChanged = confidence !== known.confidence || hit.severity !== known.severity || exposure !== known.exposure
  if (!isSeenAgain && !isChanged) return known
  return {
    ...known,
    confidence,
    severity: hit.severity,
    exposure,
    firstSeenAt: Math.min(known.firstSeenAt, hit.firstSeenAt),
    lastSeenAt: Math.max(known.lastSeenAt, hit.lastSeenAt),
    count: Math.max(known.count, hit.count),
    summary: hit.count >= known.count ? hit.summary : known.summary,
  }
}

/** At most SUBJECTS_MAX subjects a rule: the strongest keep theirs, the rest become one hit without a subject. */
const foldSubjects = (hits: readonly Hit[], knownSubjects: ReadonlySet<string>): readonly Hit[] => {
  const isRoom = (hit: Hit): boolean => knownSubjects.has(hit.subject)
  const fresh = hits.filter((hit) => !isRoom(hit)).sort((a, b) => b.confidence - a.confidence || (a.subject < b.subject ? -1 : 1))
  const room = Math.max(0, SUBJECTS_MAX - knownSubjects.size)
  const [strongest] = fresh.slice(room)
  const kept = [...hits.filter(isRoom), ...fresh.slice(0, room)]
  if (strongest === undefined) return kept
  const rest = fresh.slice(room)
  return [
    ...kept.filter(({ subject }) => subject !== ''),
    {
      ...strongest,
      subject: '',
      count: rest.length,
      summary: `${String(rest.length)} more of this kind. The strongest: ${strongest.summary}`,
      isEvidence: (observation) => rest.some((hit) => hit.isEvidence(observation)),
    },
  ]
}

const isOver = (finding: FindingState, judgement: Judged | undefined, isHit: boolean, env: TrackEnv): boolean => {
  if (finding.kind === 'facilitator') return !isHit && judgement?.outcome.status !== 'not-assessed'
  return env.at >= env.expiresAt(finding)
}

/**
 * The findings of a device after its rules were judged. Each judgement starts from the settled findings, so judging a
 * minute twice is judging it once. `active` are those that count now.
 */
export const trackFindings = (
  tracked: readonly TrackedFinding[],
  judgements: readonly Judged[],
  env: TrackEnv,
): { tracked: TrackedFinding[]; active: FindingState[] } => {
  const settledByKey = new Map<string, FindingState>()
  const evidenceByKey = new Map<string, readonly Evidence[]>()
  for (const { current, settled } of tracked) {
    const key = keyOf(current.ruleId, current.subject)
    evidenceByKey.set(key, current.evidence)
    if (settled !== null) settledByKey.set(key, settled)
  }
  const next = new Map<string, FindingState>(settledByKey)
  const hitKeys = new Set<string>()
  for (const judgement of judgements) {
    if (judgement.outcome.status !== 'found') continue
    const { rule } = judgement
    const subjects = new Set([...settledByKey.values()].filter(({ ruleId }) => ruleId === rule.id).map(({ subject }) => subject))
    for (const hit of foldSubjects(judgement.outcome.hits, subjects)) {
      const key = keyOf(rule.id, hit.subject)
      const known = settledByKey.get(key)
      const evidence = collectEvidence(evidenceByKey.get(key) ?? [], env.records, hit.isEvidence)
      const finding = known === undefined ? opened(judgement, hit, env, evidence) : refreshed(known, hit, env)
      // What facts still remember long after it faded is no new sighting.
      if (known === undefined && rule.kind === 'indicator' && env.at >= env.expiresAt(finding)) continue
      hitKeys.add(key)
      next.set(key, finding.evidence === evidence ? finding : { ...finding, evidence })
    }
  }
  const judgementById = new Map(judgements.map((judgement) => [judgement.rule.id, judgement]))
  const result: TrackedFinding[] = []
  const active: FindingState[] = []
  for (const [key, finding] of next) {
    const isHit = hitKeys.has(key)
    const over = isOver(finding, judgementById.get(finding.ruleId), isHit, env)
    const evidence = isHit ? finding.evidence : (evidenceByKey.get(key) ?? finding.evidence)
    const current = { ...finding, evidence, closedAt: over && env.isFinal ? env.at : null }
    if (!over) active.push(current)
    // Evidence is never taken back, so the settled finding needs none of its own.
    result.push({ current, settled: env.isFinal ? { ...current, evidence: [] } : (settledByKey.get(key) ?? null) })
  }
  return { tracked: result, active }
}
