import { EXPOSURES, RULE_CLASSES } from '@/lib/domain/finding'
import { SEVERITIES } from '@/lib/domain/severity'
import { DAY_MS } from '@/lib/domain/time'
import type { ScoringFinding, ScoringInputs } from './inputs'
import { toShare } from './logistic'
import { isDismissed, isDismissedForGood } from './verdict'

/** At most this many findings enter the scores, and are stored with them. */
export const FINDINGS_KEPT_MAX = 50

type Ranked = { finding: ScoringFinding; queue: string; strength: number; place: number }

/** A week, the half-life of what lasts: only for choosing, so that it needs no policy. */
const FRESHNESS_MS = 7 * DAY_MS

const rankedFacilitator = (finding: ScoringFinding): Ranked => {
  const { epss, exploited, component } = finding.vulnerability ?? { epss: 0, exploited: false, component: '' }
  const reach = EXPOSURES.length - EXPOSURES.indexOf(finding.exposure)
  const badness = SEVERITIES.indexOf(finding.severity) + reach + (epss ?? 0) + Number(exploited)
  const strength = badness * toShare(finding.confidence)
  return { finding, queue: `${finding.ruleId} ${component}`, strength, place: 0 }
}

const rankedOf = (finding: ScoringFinding, rules: ScoringInputs['rules'], newestAt: number): Ranked => {
  const traits = rules[finding.ruleId]
  if (traits?.kind !== 'indicator') return rankedFacilitator(finding)
  const isTrue = finding.verdict?.verdict === 'true'
  const confidence = isTrue ? 1 : toShare(finding.confidence)
  const age = isTrue ? 0 : Math.max(0, newestAt - finding.lastSeenAt)
  const strength = (RULE_CLASSES.indexOf(traits.class) + 1) * confidence * 2 ** (-age / FRESHNESS_MS)
  return { finding, queue: `${traits.shows} ${traits.family} ${traits.stage}`, strength, place: 0 }
}

const byStrength = (a: Ranked, b: Ranked): number =>
  b.strength - a.strength || (a.finding.id < b.finding.id ? -1 : Number(a.finding.id > b.finding.id))

/** Numbers the members of every queue from its strongest on. */
const placeInQueues = (ranked: Ranked[]): void => {
  const lengths = new Map<string, number>()
  for (const item of ranked.sort(byStrength)) {
    item.place = lengths.get(item.queue) ?? 0
    lengths.set(item.queue, item.place + 1)
  }
}

const strongestOf = (
  present: readonly ScoringFinding[],
  rules: ScoringInputs['rules'],
  most: number,
): readonly ScoringFinding[] => {
  if (present.length <= most) return present
  const newestAt = present.reduce((newest, { lastSeenAt }) => Math.max(newest, lastSeenAt), -Infinity)
  const ranked = present.map((finding) => rankedOf(finding, rules, newestAt))
  placeInQueues(ranked)
  return ranked
    .sort((a, b) => a.place - b.place || byStrength(a, b))
    .slice(0, most)
    .map(({ finding }) => finding)
}

/**
 * The findings that enter the scores: all up to 50; beyond, the strongest of every family and stage and of every
 * weakness first, then the second of each, and so on, since later ones of one kind hardly add. Those a person called
 * expected or wrong take only the room that the others leave, so that they are as if absent, and are kept for when
 * that ends. Depends neither on order nor on the policy nor on the moment, so that what was stored can be scored again.
 */
export const keptFindings = ({ findings, rules }: ScoringInputs): readonly ScoringFinding[] => {
  if (findings.length <= FINDINGS_KEPT_MAX) return findings
  const present = findings.filter((finding) => Object.hasOwn(rules, finding.ruleId) && !isDismissedForGood(finding))
  if (present.length <= FINDINGS_KEPT_MAX) return present
  const counting = strongestOf(
    present.filter((finding) => !isDismissed(finding)),
    rules,
    FINDINGS_KEPT_MAX,
  )
  const room = FINDINGS_KEPT_MAX - counting.length
  return room === 0 ? counting : [...counting, ...strongestOf(present.filter(isDismissed), rules, room)]
}
