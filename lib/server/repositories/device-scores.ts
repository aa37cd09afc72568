import { reasonText, type StoredAssessment } from '@/lib/assessment/assess-device'
import type { Assessment } from '@/lib/domain/assessment'
import type { StageStatus } from '@/lib/domain/kill-chain'
import { storableText } from './storable'
import { slicesOf, type Queryable } from './transaction'

const LETTER = { clear: 'c', facilitators: 'f', indicators: 'i', 'not-assessed': 'n' } satisfies Record<
  StageStatus,
  string
>

/** One letter a stage in the order of the chain. */
const stageLetters = (assessment: Assessment): string => assessment.stages.map((stage) => LETTER[stage.status]).join('')

/** The same for facilitators alone, which indicators on the same stage would hide. */
const facilitatorLetters = (assessment: Assessment): string =>
  assessment.stages
    .map((stage) => (stage.facilitators > 0 ? 'f' : stage.status === 'not-assessed' ? 'n' : 'c'))
    .join('')

/** Threat of each facilitator rule in thousandths of a point, and the indicator rules that add to breach likelihood. */
export type ScoreRules = readonly [facilitators: Readonly<Record<string, number>>, indicators: readonly string[]]

/** What the counters of groups need of the lines of both scores. */
const scoreRulesOf = ({ breachLikelihood, threatLevel }: Assessment): ScoreRules => {
  const points: Record<string, number> = {}
  for (const { ruleId, points: given } of threatLevel.contributions) {
    if (ruleId !== '') points[ruleId] = (points[ruleId] ?? 0) + given
  }
  const facilitators = Object.entries(points).map(([ruleId, sum]) => [ruleId, Math.round(sum * 1_000)] as const)
  const signs = breachLikelihood.contributions.filter(({ kind, points: given }) => kind === 'indicator' && given > 0)
  return [Object.fromEntries(facilitators), [...new Set(signs.map(({ ruleId }) => ruleId))].sort()]
}

const UPSERT = `
  INSERT INTO device_score (device_id, as_of, breach_score, breach_printed, breach_low, breach_high, breach_band,
      breach_coverage, threat_score, threat_printed, threat_low, threat_high, threat_band, threat_coverage, stages,
      facilitator_stages, strongest_reason, next_change_at, rules, own_breach)
  SELECT device_id, to_timestamp(as_of / 1000), bs, bp, bl, bh, bb, bc, ts, tp, tl, th, tb, tc, stages, facilitators,
         reason, to_timestamp(next_change / 1000), rules, own
    FROM unnest($1::text[], $2::float8[], $3::float8[], $4::int[], $5::float8[], $6::float8[], $7::text[], $8::float8[],
                $9::float8[], $10::int[], $11::float8[], $12::float8[], $13::text[], $14::float8[], $15::text[],
                $16::text[], $17::text[], $18::float8[], $19::text[], $20::int[])
      AS u (device_id, as_of, bs, bp, bl, bh, bb, bc, ts, tp, tl, th, tb, tc, stages, facilitators, reason, next_change,
            rules, own)
  ON CONFLICT (device_id) DO UPDATE SET
    as_of = excluded.as_of, breach_score = excluded.breach_score, breach_printed = excluded.breach_printed,
    breach_low = excluded.breach_low, breach_high = excluded.breach_high, breach_band = excluded.breach_band,
    breach_coverage = excluded.breach_coverage, threat_score = excluded.threat_score,
    threat_printed = excluded.threat_printed, threat_low = excluded.threat_low, threat_high = excluded.threat_high,
    threat_band = excluded.threat_band, threat_coverage = excluded.threat_coverage, stages = excluded.stages,
    facilitator_stages = excluded.facilitator_stages, strongest_reason = excluded.strongest_reason,
    next_change_at = excluded.next_change_at, rules = excluded.rules, own_breach = excluded.own_breach`

/** Writes what lists and counters show of devices; at most one row a device. */
export const writeScores = async (db: Queryable, latest: readonly StoredAssessment[]): Promise<void> => {
  for (const slice of slicesOf(latest)) {
    const all = slice.map((row) => row.assessment)
    const breach = all.map((assessment) => assessment.breachLikelihood)
    const threat = all.map((assessment) => assessment.threatLevel)
    await db.query(UPSERT, [
      all.map((assessment) => assessment.deviceId),
      all.map((assessment) => assessment.asOf),
      breach.map((score) => score.score),
      breach.map((score) => score.printed),
      breach.map((score) => score.low),
      breach.map((score) => score.high),
      breach.map((score) => score.band),
      breach.map((score) => score.coverage),
      threat.map((score) => score.score),
      threat.map((score) => score.printed),
      threat.map((score) => score.low),
      threat.map((score) => score.high),
      threat.map((score) => score.band),
      threat.map((score) => score.coverage),
      all.map(stageLetters),
      all.map(facilitatorLetters),
      slice.map(({ strongest }) => (strongest === null ? null : storableText(reasonText(strongest)))),
      all.map((assessment) => assessment.nextChangeAt),
      all.map((assessment) => JSON.stringify(scoreRulesOf(assessment))),
      slice.map((row) => row.ownBreach),
    ])
  }
}
