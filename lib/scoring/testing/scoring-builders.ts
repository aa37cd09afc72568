import { EXPOSURES } from '@/lib/domain/finding'
import { SEVERITIES } from '@/lib/domain/severity'
import { HOUR_MS } from '@/lib/domain/time'
import type { EpochMs } from '@/lib/domain/time'
import { EMPTY_CONTEXT } from '../inputs'
import type { RuleTraits, ScoringContext, ScoringFinding, ScoringInputs } from '../inputs'
import { POLICY_2026_1 } from '../policies/2026-1'
import type { ScoringPolicy } from '../policy'

/** The moment of the tests: 2026-06-01T00:00:00Z. */
export const NOW: EpochMs = 1_780_272_000_000

export const hoursAgo = (hours: number): EpochMs => NOW - hours * HOUR_MS

const indicator = (traits: Partial<RuleTraits>): RuleTraits => ({
  kind: 'indicator',
  stage: 'lateral-movement',
  family: 'scan',
  class: 'conclusive',
  shows: 'behaviour',
  enables: [],
  ...traits,
})

const facilitator = (traits: Partial<RuleTraits>): RuleTraits =>
  indicator({ kind: 'facilitator', stage: 'initial-access', family: 'weakness', class: 'ordinary', ...traits })

/** Rules with round weights in the policy of the tests, named for what they are. */
export const RULES = {
  scan: indicator({}),
  'other-scan': indicator({}),
  guessing: indicator({ family: 'guessing' }),
  flood: indicator({ family: 'flood', stage: 'impact' }),
  endpoint: indicator({ family: 'c2-endpoint', stage: 'command-and-control', class: 'strong' }),
  channel: indicator({ family: 'c2-channel', stage: 'command-and-control', class: 'ordinary' }),
  timing: indicator({ family: 'c2-timing', stage: 'command-and-control', class: 'novelty' }),
  transfer: indicator({ family: 'transfer', stage: 'impact', class: 'ordinary' }),
  access: indicator({ family: 'access', stage: 'initial-access' }),
  process: indicator({ family: 'execution', stage: 'execution', class: 'ordinary' }),
  listed: indicator({ family: 'known-bad', stage: 'command-and-control', class: 'listed' }),
  scanned: indicator({ family: 'attacked', stage: 'reconnaissance', class: 'novelty', shows: 'attempt' }),
  guessed: indicator({ family: 'attacked', stage: 'initial-access', class: 'novelty', shows: 'attempt' }),
  telnet: facilitator({ enables: ['access', 'process'] }),
  password: facilitator({}),
  boot: facilitator({ stage: 'persistence' }),
} as const satisfies Record<string, RuleTraits>

export type RuleName = keyof typeof RULES

const RULE_NAMES = Object.keys(RULES) as RuleName[]

/** ln(t0 / f0) of an indicator rule of the tests. */
const WEIGHTS: Readonly<Partial<Record<RuleName, number>>> = {
  scan: 5,
  'other-scan': 4,
  guessing: 5,
  flood: 5,
  endpoint: 3,
  channel: 2,
  timing: 1,
  transfer: 2,
  access: 5,
  process: 2,
  listed: 6.5,
  scanned: 0.2,
  guessed: 0.4,
}

/** The numbers of 2026.1 with the rules of the tests. */
export const POLICY: ScoringPolicy = {
  ...POLICY_2026_1,
  indicators: Object.fromEntries(
    Object.entries(WEIGHTS).map(([id, w]) => [id, { t0: 0.2, f0: 0.2 * Math.exp(-w), source: 'test' }]),
  ),
  measured: {},
  facilitators: {
    telnet: { weight: 0.6, p: 0.5, source: 'test' },
    password: { weight: 0.8, p: 0.6, source: 'test' },
    boot: { weight: 0.2, p: 0.1, source: 'test' },
  },
}

/** A finding seen for the last hour and still being seen, at full confidence and reachable from the internet. */
export const aFinding = (ruleId: RuleName, change: Partial<ScoringFinding> = {}): ScoringFinding => ({
  id: ruleId,
  ruleId,
  subject: '',
  severity: 'high',
  confidence: 1,
  exposure: 'internet',
  compensated: false,
  firstSeenAt: hoursAgo(1),
  lastSeenAt: NOW,
  verdict: null,
  ...change,
})

/** A context in which every rule could be assessed and was. */
export const aContext = (change: Partial<ScoringContext> = {}): ScoringContext => ({
  ...EMPTY_CONTEXT,
  checks: RULE_NAMES.map((ruleId) => ({ ruleId, applicable: true, assessed: true, reason: '' })),
  ...change,
})

/** Inputs of findings with full coverage, unless the context says otherwise. */
export const someInputs = (
  findings: readonly ScoringFinding[],
  context: Partial<ScoringContext> = {},
): ScoringInputs => ({ deviceId: 'lobby-camera', rules: RULES, findings, context: aContext(context) })

const pick = <Member>(members: readonly Member[], draw: number | undefined): Member => {
  const member = members[Math.min(members.length - 1, Math.floor((draw ?? 0) * members.length))]
  if (member === undefined) throw new Error('nothing to pick from')
  return member
}

/** A finding made of six numbers from 0 to 1; `place` makes its id unique. */
export const drawnFinding = (draw: readonly number[], place: number): ScoringFinding => {
  const ruleId = pick(RULE_NAMES, draw[0])
  const lastSeenAt = hoursAgo(Math.floor((draw[2] ?? 0) ** 3 * 900))
  return aFinding(ruleId, {
    id: `f${String(place)}`,
    subject: `203.0.113.${String(place % 5)}`,
    confidence: draw[1] ?? 0,
    severity: pick(SEVERITIES, draw[3]),
    exposure: pick(EXPOSURES, draw[4]),
    lastSeenAt,
    firstSeenAt: lastSeenAt - Math.floor((draw[5] ?? 0) ** 2 * 400) * HOUR_MS,
  })
}

/** Something that is there for draws of a half and more. */
const drawn = <Thing>(draw: number, thing: Thing): Thing[] => (draw < 0.5 ? [] : [thing])

const drawnAbout = (
  [first, second]: readonly ScoringFinding[],
  [peers = 0, share = 0, healing = 0]: readonly number[],
): Partial<ScoringContext> => ({
  ...(first === undefined
    ? {}
    : {
        relatedUp: drawn(peers, {
          ...first,
          peers: Math.floor(peers * 20),
          scope: 'site' as const,
          lastSeenAt: hoursAgo(5),
        }),
        mitigations: drawn(healing, {
          id: 'm',
          kind: 'reflash' as const,
          verifiedAt: NOW,
          word: 'observation' as const,
          findingIds: [first.id],
        }),
      }),
  ...(second === undefined ? {} : { relatedDown: drawn(share, { findingId: second.id, share }) }),
})

/** A context made of eight numbers from 0 to 1, about findings that are there. */
export const drawnContext = (draw: readonly number[], findings: readonly ScoringFinding[]): ScoringContext => {
  const [assessed = 0, campaign = 0, past = 0, neighbour = 0, contained = 0, ...about] = draw
  return aContext({
    checks: RULE_NAMES.map((ruleId, place) => {
      const isAssessed = (place * 7) % 10 < 2 + assessed * 8
      return { ruleId, applicable: true, assessed: isAssessed, reason: isAssessed ? '' : 'no source' }
    }),
    campaigns: drawn(campaign, { id: 'a-botnet', ruleIds: ['boot', 'telnet'] }),
    pastCompromiseAt: drawn(past, hoursAgo(Math.floor(past * 3000)))[0] ?? null,
    neighbour: drawn(neighbour, { deviceId: 'hall', score: neighbour * 100, openness: 'unknown' as const })[0] ?? null,
    contained: contained > 0.8,
    ...drawnAbout(findings, about),
  })
}
