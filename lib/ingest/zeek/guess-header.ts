import { parseIp } from '@/lib/ingest/ip-address'
import { EMPTY_HEADER, type ZeekHeader } from './zeek-header'
import { ZEEK_LAYOUTS, type Shape } from './zeek-layouts'
import type { ZeekLog } from './zeek-log'

const PATTERN: Readonly<Record<Exclude<Shape, 'ip' | 'ips' | 'text'>, RegExp>> = {
  time: /^-?\d{1,15}(\.\d{1,9})?$|^\d{4}-\d{2}-\d{2}T/,
  port: /^\d{1,5}$/,
  number: /^-?\d{1,20}(\.\d{1,20})?$/,
  boolean: /^[TF]$/,
  proto: /^(tcp|udp|icmp|icmp6|unknown_transport|unknown)$/,
  fuids: /^F\w{5,30}(,F\w{5,30})*$/,
  digests: /^[0-9a-f]{32,64}(,[0-9a-f]{32,64})*$/,
  note: /^\w{1,64}::\w{1,64}$/,
}

const isOf = (value: string, shape: Shape): boolean => {
  if (shape === 'text') return true
  if (shape === 'ip') return parseIp(value) !== null
  if (shape === 'ips') return value.split(',').every((ip) => parseIp(ip) !== null)
  return PATTERN[shape].test(value)
}

type Column = { name: string; shape: Shape }

const columnOf = (word: string): Column => {
  const [name = '', shape = 'text'] = word.split(':')
  return { name, shape: shape as Shape }
}

/** Without these a line is known by nothing. */
const NEVER_UNSET = new Set(['ts', 'note'])

const fits = (values: readonly string[], columns: readonly Column[]): boolean =>
  values.length >= columns.length &&
  columns.every(({ name, shape }, at) => {
    const value = values[at] ?? ''
    const isUnset = value === EMPTY_HEADER.unsetField || value === EMPTY_HEADER.emptyField
    return isUnset ? !NEVER_UNSET.has(name) : isOf(value, shape)
  })

/**
 * The header that a line of a log without header lines would have, known by what stands in its columns; null when
 * they do not look like those of the log.
 */
export const guessHeader = (log: ZeekLog, line: string): ZeekHeader | null => {
  const values = line.split(EMPTY_HEADER.separator)
  const layout = ZEEK_LAYOUTS[log]
    .map((words) => words.split(' ').map(columnOf))
    .find((columns) => fits(values, columns))
  return layout === undefined
    ? null
    : { ...EMPTY_HEADER, path: log, fields: layout.map(({ name }) => name), guessed: true }
}
