import { RISING_POINTS_MIN, UNKNOWN, type DeviceField } from '@/lib/domain/device-filter'
import type { DeviceTerm, ScoreName } from '@/lib/server/services/device-query'

/** SQL with its values, which are the parameters from the number on that it was made for. */
export type Sql = { sql: string; values: unknown[] }

const COLUMN = {
  group: 'group_id',
  site: 'site',
  type: 'type',
  vendor: 'vendor',
  model: 'model',
  firmware: 'firmware',
  segment: 'segment',
  exposure: 'exposure',
  criticality: 'criticality',
  origin: 'origin',
} satisfies Record<DeviceField, string>
const NULLABLE: readonly DeviceField[] = ['type', 'vendor', 'model', 'firmware', 'segment', 'exposure']

/** Only these characters stand in an address; other words need not be looked for there. */
const ADDRESS_LIKE = /^[\da-f.:%]+$/i
/** Text in which ids and names are looked for; the trigram index is made of the same. */
const TEXT = `lower(d.id || ' ' || d.name)`
/** Shorter words have no trigram. */
const TRIGRAM_CHARACTERS = 3

const likeOf = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&').toLowerCase()}%`

const fieldSql = (field: DeviceField, value: string, p: string): Sql => {
  const column = `d.${COLUMN[field]}`
  const sql =
    value === UNKNOWN && NULLABLE.includes(field) ? `coalesce(${column}, '${UNKNOWN}') = ${p}` : `${column} = ${p}`
  return { sql, values: [value] }
}

const textSql = (text: string, p: string): Sql => {
  const inNames = `${TEXT} LIKE ${p}`
  const inAddresses = `EXISTS (SELECT 1 FROM address_claim c WHERE c.device_id = d.id AND c.address LIKE ${p})`
  return { sql: ADDRESS_LIKE.test(text) ? `(${inNames} OR ${inAddresses})` : inNames, values: [likeOf(text)] }
}

const ageSql = ({ of, than, ms }: DeviceTerm & { kind: 'age' }, p: string): Sql => {
  const moment = `now() - ${p}::float8 * interval '1 millisecond'`
  const sign = than === 'less' ? '>' : '<'
  const sql =
    of === 'born'
      ? `d.born_at ${sign} ${moment}`
      : `EXISTS (SELECT 1 FROM device_state t WHERE t.device_id = d.id AND t.clock ${sign} ${moment})`
  return { sql, values: [ms] }
}

/** Of a row of device_move, in the form that its indexes have. */
export const MOVES = {
  rising: `v.moved >= ${String(RISING_POINTS_MIN)}`,
  'newly-high': 'v.high_at IS NOT NULL',
  calmer: 'v.is_calmer',
} as const

/** Subjects that speak of a port: `tcp/23`, `192.0.2.1:23`, `[2001:db8::1]:23`. */
const subjectAt = (port: number): string => `(^(tcp|udp)/|^[0-9.]+:|\\]:)${String(port)}$`

const stageSql = ({ measure, index }: DeviceTerm & { kind: 'stage' }): Sql => {
  const [column, letter] = measure === 'indicators' ? ['stages', 'i'] : ['facilitator_stages', 'f']
  return { sql: `substr(s.${column}, ${String(index + 1)}, 1) = '${letter}'`, values: [] }
}

/** Scores of a band or a comparison, in the form that the index has. */
export const scoreSql = ({ score, from, to }: DeviceTerm & { kind: 'score' }, table: string): string =>
  `(-${table}.${score}_printed) BETWEEN ${String(-to)} AND ${String(-from)}`

type Kind = DeviceTerm['kind']
type TermOf<K extends Kind> = Extract<DeviceTerm, { kind: K }>
/** How each kind of term is made into SQL; `p` is its parameter, `n` the number of it. */
type Makers<Result> = { [K in Kind]: (term: TermOf<K>, p: string, n: number) => Result }

const makeWith = <Result>(makers: Makers<Result>, term: DeviceTerm, n: number): Result =>
  (makers[term.kind] as (term: DeviceTerm, p: string, n: number) => Result)(term, `$${String(n)}`, n)

const CONDITIONS: Makers<Sql> = {
  field: ({ field, value }, p) => fieldSql(field, value, p),
  score: (term) => ({ sql: scoreSql(term, 's'), values: [] }),
  'not-assessed': ({ score }) => ({ sql: `s.${score}_printed IS NULL`, values: [] }),
  stage: stageSql,
  age: ageSql,
  text: ({ text }, p) => textSql(text, p),
  rule: ({ ruleId }, p) => ({
    sql: `EXISTS (SELECT 1 FROM finding f WHERE f.rule_id = ${p} AND f.device_id = d.id AND f.closed_at IS NULL)`,
    values: [ruleId],
  }),
  port: ({ port }, p) => ({
    sql: `EXISTS (SELECT 1 FROM finding f WHERE f.device_id = d.id AND f.closed_at IS NULL AND f.subject ~ ${p})`,
    values: [subjectAt(port)],
  }),
  in: ({ group }, p) => ({
    sql: `EXISTS (SELECT 1 FROM group_member m WHERE m.device_id = d.id AND m.group_id = ${p})`,
    values: [group],
  }),
  move: ({ of }) => ({
    sql: `EXISTS (SELECT 1 FROM device_move v WHERE v.device_id = d.id AND ${MOVES[of]})`,
    values: [],
  }),
  not: ({ term }, _, n) => {
    const { sql, values } = conditionOf(term, n)
    return { sql: `(${sql}) IS NOT TRUE`, values }
  },
}

/** A condition on the device `d` and its score `s`; its first parameter has the number `n`. */
const conditionOf = (term: DeviceTerm, n: number): Sql => makeWith(CONDITIONS, term, n)

/** The conditions of all terms, which hold together; their first parameter has the number `first`. */
export const conditionsOf = (terms: readonly DeviceTerm[], first: number): Sql => {
  const values: unknown[] = []
  const conditions = terms.map((term) => {
    const condition = conditionOf(term, first + values.length)
    values.push(...condition.values)
    return condition.sql
  })
  return { sql: ['TRUE', ...conditions].join(' AND '), values }
}

/** Fields that an index is made for. */
const INDEXED: readonly DeviceField[] = ['group', 'site', 'type', 'vendor', 'model', 'firmware', 'segment']

const fieldCandidates = ({ field, value }: TermOf<'field'>, p: string): Sql | null => {
  if (!INDEXED.includes(field) || (value === UNKNOWN && NULLABLE.includes(field))) return null
  const column = COLUMN[field]
  return {
    sql: `SELECT id FROM device WHERE ${column} = ${p} AND merged_into IS NULL ORDER BY ${column}, id`,
    values: [value],
  }
}

const scoreCandidates = (score: ScoreName, where: string): Sql => ({
  sql: `SELECT w.device_id AS id FROM device_score w WHERE ${where} ORDER BY (-w.${score}_printed), w.device_id`,
  values: [],
})

/** Null without a word that is long enough for a trigram. */
const textCandidates = (text: string, p: string): Sql | null => {
  if (text.split(/\s/).every((word) => word.length < TRIGRAM_CHARACTERS)) return null
  const named = `SELECT d.id FROM device d WHERE d.merged_into IS NULL AND ${TEXT} LIKE ${p}`
  const addressed = `SELECT device_id FROM address_claim WHERE address LIKE ${p}`
  return { sql: ADDRESS_LIKE.test(text) ? `${named} UNION ${addressed}` : named, values: [likeOf(text)] }
}

const NO_INDEX = (): null => null

const CANDIDATES: Makers<Sql | null> = {
  field: fieldCandidates,
  score: (term) => scoreCandidates(term.score, scoreSql(term, 'w')),
  'not-assessed': ({ score }) => scoreCandidates(score, `(-w.${score}_printed) IS NULL`),
  rule: ({ ruleId }, p) => ({
    sql: `SELECT DISTINCT device_id AS id FROM finding WHERE rule_id = ${p} AND closed_at IS NULL ORDER BY device_id`,
    values: [ruleId],
  }),
  in: ({ group }, p) => ({
    sql: `SELECT device_id AS id FROM group_member WHERE group_id = ${p} ORDER BY rank, device_id`,
    values: [group],
  }),
  move: ({ of }) => ({ sql: `SELECT v.device_id AS id FROM device_move v WHERE ${MOVES[of]}`, values: [] }),
  text: ({ text }, p) => textCandidates(text, p),
  port: NO_INDEX,
  stage: NO_INDEX,
  age: NO_INDEX,
  not: NO_INDEX,
}

/**
 * Ids of the devices that meet one term, found in an index; null where there is none for it. Each query reads its index
 * in order, so that the planner does not read a table instead. Merged devices may be among them.
 */
export const candidatesOf = (term: DeviceTerm, n: number, hasTrigrams: boolean): Sql | null =>
  term.kind === 'text' && !hasTrigrams ? null : makeWith(CANDIDATES, term, n)
