import type { CustomMetric } from '@/lib/domain/observation'
import { inertText } from '@/lib/ingest/inert-text'
import { parseIp } from '@/lib/ingest/ip-address'
import { CUSTOM_METRICS_MAX, LIST_MAX, NAME_MAX, TEXT_MAX } from '@/lib/ingest/limits'
import { MALFORMED, ReportProblem } from './report-problem'
import { isFields, numberOf, type Fields } from './report-values'

const CONTROL = /\p{Cc}/u

/** Names of AWS's own metrics begin with `aws:`; a custom metric cannot take one, nor break a record that holds it. */
const isMetricName = (name: string): boolean =>
  name.length > 0 && name.length <= NAME_MAX && !name.startsWith('aws:') && name !== '__proto__' && !CONTROL.test(name)

const isFiniteNumber = (value: number): boolean => Number.isFinite(value)

const isText = (value: unknown): value is string => typeof value === 'string'

const malformed = (name: string): ReportProblem =>
  new ReportProblem(MALFORMED, `custom_metrics.${inertText(name, 128)}`)

const readNumber = (value: unknown): CustomMetric | null => {
  const number = numberOf(value)
  return isFiniteNumber(number) ? { type: 'number', value: number } : null
}

const readList = (key: string, list: readonly unknown[]): CustomMetric | null => {
  const bounded = list.slice(0, LIST_MAX)
  if (key === 'number_list') return { type: 'number-list', values: bounded.map(numberOf).filter(isFiniteNumber) }
  const texts = bounded.filter(isText)
  if (key === 'string_list') return { type: 'string-list', values: texts.map((text) => inertText(text, TEXT_MAX)) }
  if (key !== 'ip_list') return null
  return { type: 'ip-list', values: texts.map(parseIp).filter((ip) => ip !== null) }
}

/** The typed key and its value out of a list of exactly one object with one key; null for any other shape. */
const typedValueOf = (value: unknown): readonly [key: string, value: unknown] | null => {
  const entry: unknown = Array.isArray(value) && value.length === 1 ? value[0] : null
  const [first, ...others] = isFields(entry) ? Object.entries(entry) : []
  return first === undefined || others.length > 0 ? null : first
}

/** One custom metric; null when its value is of the wrong kind, which AWS drops while it takes the report. */
const readMetric = (name: string, value: unknown): CustomMetric | null => {
  const [key, typed] = typedValueOf(value) ?? []
  if (key === 'number') return readNumber(typed)
  const metric = key !== undefined && Array.isArray(typed) ? readList(key, typed) : null
  if (metric === null) throw malformed(name)
  return metric
}

/** The custom metrics of a report by name, in a record without a prototype: names are a stranger's. */
export const readCustom = (block: Fields | null): Record<string, CustomMetric> => {
  const custom = Object.create(null) as Record<string, CustomMetric>
  if (block === null) return custom
  const names = Object.keys(block)
  if (names.length > CUSTOM_METRICS_MAX) {
    throw new ReportProblem(`custom_metrics must hold at most ${CUSTOM_METRICS_MAX} metrics, got ${names.length}`)
  }
  for (const name of names) {
    const metric = readMetric(name, block[name])
    if (metric !== null && isMetricName(name)) custom[name] = metric
  }
  return custom
}
