import { FAMILIES, FINDING_KINDS, RULE_CLASSES, SHOWS } from '@/lib/domain/finding'
import { KILL_CHAIN_STAGES } from '@/lib/domain/kill-chain'
import type { RuleCheck, RuleTraits, ScoringInputs } from './inputs'

/**
 * The rules that stored inputs speak of, in order of id; everything else names a rule by its place. `heads` and
 * `tails` are the parts of their lines that depend on nothing else.
 */
export type RuleTable = {
  ids: readonly string[]
  placeById: ReadonlyMap<string, number>
  heads: readonly string[]
  tails: readonly string[]
}

/** A member of one of domain's lists by its place; throws when stored text was tampered with. */
export const memberAt = <Member>(members: readonly Member[], place: number): Member => {
  const member = members[place]
  if (member === undefined) throw new Error(`stored inputs name no member at place ${String(place)}`)
  return member
}

const traitsCodeOf = ({ kind, stage, family, class: ruleClass, shows }: RuleTraits): string =>
  [
    FINDING_KINDS.indexOf(kind),
    KILL_CHAIN_STAGES.indexOf(stage),
    FAMILIES.indexOf(family),
    RULE_CLASSES.indexOf(ruleClass),
    SHOWS.indexOf(shows),
  ]
    .map((place) => place.toString(36))
    .join('')

const enablesCodeOf = ({ enables }: RuleTraits, placeById: ReadonlyMap<string, number>): string => {
  const places = enables.flatMap((id) => placeById.get(id) ?? []).sort((a, b) => a - b)
  return places.length === 0 ? '' : ` ${places.map((place) => place.toString(36)).join()}`
}

const newTable = (rules: ScoringInputs['rules'], ids: readonly string[]): RuleTable => {
  const placeById = new Map(ids.map((id, place) => [id, place]))
  const traits = ids.flatMap((id) => rules[id] ?? [])
  return {
    ids,
    placeById,
    heads: traits.map((of, place) => `${ids[place] ?? ''} ${traitsCodeOf(of)} `),
    tails: traits.map((of) => enablesCodeOf(of, placeById)),
  }
}

/** What is remembered of a set of rules: its ids in order, and the table used last, which most devices share. */
type Remembered = { sorted: readonly string[]; table: RuleTable }

const rememberedBySet = new WeakMap<ScoringInputs['rules'], Remembered>()

const remembered = (rules: ScoringInputs['rules']): Remembered => {
  const known = rememberedBySet.get(rules)
  if (known !== undefined) return known
  const sorted = Object.keys(rules).sort()
  const fresh = { sorted, table: newTable(rules, sorted) }
  rememberedBySet.set(rules, fresh)
  return fresh
}

/** The rules with a finding or an applicable check: no other rule can move a score. */
export const ruleTableOf = ({ rules, context }: ScoringInputs, foundIds: Iterable<string>): RuleTable => {
  const needed = new Set(foundIds)
  for (const { ruleId, applicable } of context.checks) if (applicable) needed.add(ruleId)
  const memory = remembered(rules)
  const ids = memory.sorted.filter((id) => needed.has(id))
  const isSame = ids.length === memory.table.ids.length && ids.every((id, place) => memory.table.ids[place] === id)
  if (!isSame) memory.table = newTable(rules, ids)
  return memory.table
}

/** One line a rule: id, traits, `+` assessed or `-` not applicable or the place of its reason, what it enables. */
export const encodeRules = ({ context }: ScoringInputs, table: RuleTable, reasons: readonly string[]): string[] => {
  const states = table.ids.map(() => '-')
  for (const { ruleId, applicable, assessed, reason } of context.checks) {
    const place = table.placeById.get(ruleId)
    if (!applicable || place === undefined) continue
    states[place] = assessed ? '+' : reasons.indexOf(reason.slice(0, REASON_MAX)).toString(36)
  }
  return states.map((state, place) => (table.heads[place] ?? '') + state + (table.tails[place] ?? ''))
}

/** Reasons are sentences of our own; a bound keeps a mistake from filling the store. */
const REASON_MAX = 80

/** The reasons for which rules were not assessed, each once. */
export const reasonsOf = ({ context }: ScoringInputs): string[] => {
  const missing = context.checks.filter(({ applicable, assessed }) => applicable && !assessed)
  return [...new Set(missing.map(({ reason }) => reason.slice(0, REASON_MAX)))].sort()
}

export type DecodedRules = { ids: readonly string[]; rules: Record<string, RuleTraits>; checks: RuleCheck[] }

const decodeTraits = (code: string, enables: readonly string[]): RuleTraits => {
  const [kind = -1, stage = -1, family = -1, ruleClass = -1, shows = -1] = Array.from(code, (c) => parseInt(c, 36))
  return {
    kind: memberAt(FINDING_KINDS, kind),
    stage: memberAt(KILL_CHAIN_STAGES, stage),
    family: memberAt(FAMILIES, family),
    class: memberAt(RULE_CLASSES, ruleClass),
    shows: memberAt(SHOWS, shows),
    enables,
  }
}

const decodeCheck = (ruleId: string, state: string, reasons: readonly string[]): RuleCheck[] => {
  if (state === '-') return []
  const assessed = state === '+'
  return [{ ruleId, applicable: true, assessed, reason: assessed ? '' : memberAt(reasons, parseInt(state, 36)) }]
}

/** The rules and checks back from their lines. */
export const decodeRules = (lines: readonly string[], reasons: readonly string[]): DecodedRules => {
  const rows = lines.map((line) => line.split(' '))
  const ids = rows.map(([id = '']) => id)
  const namesOf = (places = ''): string[] =>
    places === '' ? [] : places.split(',').map((place) => memberAt(ids, parseInt(place, 36)))
  return {
    ids,
    rules: Object.fromEntries(rows.map(([id = '', code = '', , places]) => [id, decodeTraits(code, namesOf(places))])),
    checks: rows.flatMap(([id = '', , state = '']) => decodeCheck(id, state, reasons)),
  }
}
