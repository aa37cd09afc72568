import { z } from 'zod'
import { RELATED_SCOPES } from '@/lib/domain/related-scope'
import type { EpochMs } from '@/lib/domain/time'
import { HEALING_KINDS } from './inputs'
import type { RuleCheck, ScoringContext, ScoringFinding } from './inputs'
import type { RuleTable } from './rule-codec'
import { memberAt } from './rule-codec'

const WORDS = ['observation', 'device'] as const
const OPENNESS = ['flat', 'segmented', 'unknown'] as const

/** The context of stored inputs; findings and rules are named by their places, times count back from the newest. */
export const StoredContext = z.object({
  up: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])).optional(),
  down: z.array(z.tuple([z.number(), z.number()])).optional(),
  campaigns: z.array(z.tuple([z.string(), z.array(z.number())])).optional(),
  healed: z.array(z.tuple([z.string(), z.number(), z.number(), z.number(), z.array(z.number())])).optional(),
  past: z.number().optional(),
  confirmed: z.tuple([z.number(), z.string()]).optional(),
  contained: z.literal(1).optional(),
  neighbour: z.tuple([z.string(), z.number(), z.number()]).optional(),
  shares: z.array(z.tuple([z.number(), z.number()])).optional(),
})
export type StoredContext = z.infer<typeof StoredContext>

type Places = { findings: readonly ScoringFinding[]; rules: RuleTable; newestAt: EpochMs }

const sortedRows = <Row>(rows: readonly Row[]): Row[] =>
  rows
    .map((row) => ({ row, key: JSON.stringify(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ row }) => row)

/** Rows that move a score, in canonical order; nothing at all when there is none, which keeps what is stored short. */
const rowsOf = <Key extends string, Row>(key: Key, rows: readonly Row[]): Partial<Record<Key, Row[]>> =>
  rows.length === 0 ? {} : ({ [key]: sortedRows(rows) } as Partial<Record<Key, Row[]>>)

const upRows = ({ relatedUp }: ScoringContext, { findings, newestAt }: Places): [number, number, number, number][] =>
  relatedUp.flatMap(({ ruleId, subject, peers, scope, lastSeenAt }) => {
    const place = findings.findIndex((finding) => finding.ruleId === ruleId && finding.subject === subject)
    return place < 0 ? [] : [[place, peers, newestAt - lastSeenAt, RELATED_SCOPES.indexOf(scope)]]
  })

const placesOf = (ids: readonly string[], findings: readonly ScoringFinding[]): number[] =>
  findings.flatMap(({ id }, place) => (ids.includes(id) ? [place] : []))

const downRows = ({ relatedDown }: ScoringContext, { findings }: Places): [number, number][] =>
  relatedDown.flatMap(({ findingId, share }) =>
    placesOf([findingId], findings).map((place): [number, number] => [place, share]),
  )

const campaignRows = ({ campaigns }: ScoringContext, { rules }: Places): [string, number[]][] =>
  campaigns.flatMap(({ id, ruleIds }) => {
    const places = ruleIds.flatMap((ruleId) => rules.placeById.get(ruleId) ?? [])
    return places.length === 0 ? [] : [[id, places.sort((a, b) => a - b)]]
  })

const healedRows = (
  { mitigations }: ScoringContext,
  { findings, newestAt }: Places,
): [string, number, number, number, number[]][] =>
  mitigations.flatMap(({ id, kind, word, verifiedAt, findingIds }) => {
    const places = placesOf(findingIds, findings)
    if (places.length === 0) return []
    return [[id, HEALING_KINDS.indexOf(kind), WORDS.indexOf(word), newestAt - verifiedAt, places]]
  })

const shareRows = ({ checks, fleetShares }: ScoringContext, { rules }: Places): [number, number][] =>
  checks.flatMap(({ ruleId, applicable, assessed }) => {
    const share = fleetShares[ruleId]
    const place = rules.placeById.get(ruleId)
    return !applicable || assessed || share === undefined || place === undefined ? [] : [[place, share]]
  })

/** The part of a context that moves a score. */
export const encodeContext = (context: ScoringContext, places: Places): StoredContext => {
  const { pastCompromiseAt: past, compromiseConfirmed: confirmed, neighbour } = context
  return {
    ...rowsOf('up', upRows(context, places)),
    ...rowsOf('down', downRows(context, places)),
    ...rowsOf('campaigns', campaignRows(context, places)),
    ...rowsOf('healed', healedRows(context, places)),
    ...(past === null ? {} : { past }),
    ...(confirmed === null ? {} : { confirmed: [confirmed.at, confirmed.by] }),
    ...(context.contained ? { contained: 1 as const } : {}),
    ...(neighbour === null
      ? {}
      : { neighbour: [neighbour.deviceId, neighbour.score, OPENNESS.indexOf(neighbour.openness)] }),
    ...rowsOf('shares', shareRows(context, places)),
  }
}

const decodeNeighbour = ({ neighbour }: StoredContext): ScoringContext['neighbour'] => {
  if (neighbour === undefined) return null
  const [deviceId, score, openness] = neighbour
  return { deviceId, score, openness: memberAt(OPENNESS, openness) }
}

/** The context back from what was stored. */
export const decodeContext = (
  stored: StoredContext,
  checks: readonly RuleCheck[],
  findings: readonly ScoringFinding[],
  ruleIds: readonly string[],
  newestAt: EpochMs,
): ScoringContext => ({
  checks,
  relatedUp: (stored.up ?? []).map(([place, peers, age, scope]) => {
    const { ruleId, subject } = memberAt(findings, place)
    return { ruleId, subject, peers, scope: memberAt(RELATED_SCOPES, scope), lastSeenAt: newestAt - age }
  }),
  relatedDown: (stored.down ?? []).map(([place, share]) => ({ findingId: memberAt(findings, place).id, share })),
  campaigns: (stored.campaigns ?? []).map(([id, places]) => ({ id, ruleIds: places.map((p) => memberAt(ruleIds, p)) })),
  mitigations: (stored.healed ?? []).map(([id, kind, word, age, places]) => ({
    id,
    kind: memberAt(HEALING_KINDS, kind),
    word: memberAt(WORDS, word),
    verifiedAt: newestAt - age,
    findingIds: places.map((place) => memberAt(findings, place).id),
  })),
  pastCompromiseAt: stored.past ?? null,
  compromiseConfirmed: stored.confirmed === undefined ? null : { at: stored.confirmed[0], by: stored.confirmed[1] },
  contained: stored.contained === 1,
  neighbour: decodeNeighbour(stored),
  fleetShares: Object.fromEntries((stored.shares ?? []).map(([place, share]) => [memberAt(ruleIds, place), share])),
})
