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
  /** What people said of it. */
  verdictOf: (finding: FindingState) => FindingState['verdict']
}

/**
 * A device may show a weakness for years: its last sighting is written once an hour with the record of it, an
 * indicator's once a minute.
 */
const REFRESH_MS = { facilitator: HOUR_MS, indicator: MINUTE_MS } as const

const keyOf = (ruleId: string, subject: string): string => `${ruleId} ${subject}`

const opened = (judged: Judged, hit: Hit, env: TrackEnv): FindingState => ({
  id: env.digest(`${env.deviceId} ${judged.rule.id} ${hit.subject} ${String(hit.firstSeenAt)}`).slice(0, 16),
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
  evidence: [],
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
  const fresh = hits
    .filter((hit) => !isRoom(hit))
    .sort((a, b) => b.confidence - a.confidence || (a.subject < b.subject ? -1 : 1))
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

/** The findings of a device by rule and subject on the way through a judgement. */
type Ledger = {
  settled: ReadonlyMap<string, FindingState>
  evidence: ReadonlyMap<string, readonly Evidence[]>
  next: Map<string, FindingState>
  hits: Set<string>
}

const ledgerOf = (tracked: readonly TrackedFinding[]): Ledger => {
  const settled = new Map<string, FindingState>()
  const evidence = new Map<string, readonly Evidence[]>()
  for (const one of tracked) {
    const key = keyOf(one.current.ruleId, one.current.subject)
    evidence.set(key, one.current.evidence)
    if (one.settled !== null) settled.set(key, one.settled)
  }
  return { settled, evidence, next: new Map(settled), hits: new Set() }
}

const applyHit = (ledger: Ledger, judgement: Judged, hit: Hit, env: TrackEnv): void => {
  const { rule } = judgement
  const key = keyOf(rule.id, hit.subject)
  const known = ledger.settled.get(key)
  const finding = known === undefined ? opened(judgement, hit, env) : refreshed(known, hit, env)
  // What facts still remember long after it faded is no new sighting.
  if (known === undefined && rule.kind === 'indicator' && env.at >= env.expiresAt(finding)) return
  ledger.hits.add(key)
  const kept = ledger.evidence.get(key) ?? []
  const isKept = rule.kind === 'indicator' || finding !== known
  ledger.next.set(key, { ...finding, evidence: isKept ? collectEvidence(kept, env.records, hit.isEvidence) : kept })
}

const applyJudgement = (ledger: Ledger, judgement: Judged, env: TrackEnv): void => {
  const { outcome, rule } = judgement
  if (outcome.status !== 'found') return
  const known = [...ledger.settled.values()].filter(({ ruleId }) => ruleId === rule.id)
  const subjects = new Set(known.map(({ subject }) => subject))
  for (const hit of foldSubjects(outcome.hits, subjects)) applyHit(ledger, judgement, hit, env)
}

/** A finding at the end of the judgement: with its evidence, and closed when it is over in a complete minute. */
const conclude = (ledger: Ledger, key: string, finding: FindingState, closedAt: EpochMs | null): FindingState => {
  const evidence = ledger.hits.has(key) ? finding.evidence : (ledger.evidence.get(key) ?? finding.evidence)
  return { ...finding, evidence, closedAt }
}

type Followed = { tracked: TrackedFinding[]; active: FindingState[] }

const follow = (before: readonly TrackedFinding[], judgements: readonly Judged[], env: TrackEnv): Followed => {
  const ledger = ledgerOf(before)
  for (const judgement of judgements) applyJudgement(ledger, judgement, env)
  const judgementById = new Map(judgements.map((judgement) => [judgement.rule.id, judgement]))
  const tracked: TrackedFinding[] = []
  const active: FindingState[] = []
  for (const [key, found] of ledger.next) {
    const finding = { ...found, verdict: env.verdictOf(found) }
    const over = isOver(finding, judgementById.get(finding.ruleId), ledger.hits.has(key), env)
    const current = conclude(ledger, key, finding, over && env.isFinal ? env.at : null)
    if (!over) active.push(current)
    // Evidence is never taken back, so the settled finding needs none of its own.
    const settled = env.isFinal ? { ...current, evidence: [] } : (ledger.settled.get(key) ?? null)
    tracked.push({ current, settled })
  }
  return { tracked, active }
}

const isFound = ({ outcome }: Judged): boolean => outcome.status === 'found'

/**
 * The findings of a device after its rules were judged. Each judgement starts from the settled findings, so judging a
 * minute twice is judging it once. `active` are those that count now.
 */
export const trackFindings = (
  before: readonly TrackedFinding[],
  judgements: readonly Judged[],
  env: TrackEnv,
): Followed => {
  // Most devices, most minutes.
  if (before.length === 0 && !judgements.some(isFound)) return { tracked: [], active: [] }
  return follow(before, judgements, env)
}
