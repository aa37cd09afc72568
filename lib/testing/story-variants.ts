import type { Observation } from '@/lib/domain/observation'
import { DAY_MS, type EpochMs } from '@/lib/domain/time'
import type { Story } from './scenarios/scenario'
import { DEVICE_IP, START } from './some-flows'

/** The same story elsewhere or at another time. */
export type StoryVariant = { name: string; addressOf: (ip: string) => string; later: (moment: EpochMs) => EpochMs }

type Parts = readonly [number, number, number, number]

const partsOf = (ip: string): Parts => {
  const [a = 0, b = 0, c = 0, d = 0] = ip.split('.').map(Number)
  return [a, b, c, d]
}

/** Multicast, and the broadcast of a network. */
const isToAll = ([a, , , d]: Parts): boolean => a >= 224 || d === 255
const isPrivate = ([a, b]: Parts): boolean => a === 10 || (a === 192 && b === 168)

const elsewhere = (ip: string): string => {
  const parts = partsOf(ip)
  const [a, b, c, d] = parts
  if (isToAll(parts)) return ip
  return isPrivate(parts)
    ? `10.77.${String(c)}.${String(d)}`
    : `${String(40 + (a % 50))}.${String(b)}.${String(c)}.${String(d)}`
}

const inIpv6 = (ip: string): string => {
  const parts = partsOf(ip)
  const [a, b, c, d] = parts
  if (isToAll(parts)) return 'ff02::1'
  const tail = `${(a + 1).toString(16)}:${(b + 1).toString(16)}::${(c * 256 + d + 1).toString(16)}`
  return `${isPrivate(parts) ? 'fd00' : '2a00'}:${tail}`
}

const same = <Value>(value: Value): Value => value

export const STORY_VARIANTS: readonly StoryVariant[] = [
  { name: 'at other addresses', addressOf: elsewhere, later: same },
  { name: 'in a network of IPv6', addressOf: inIpv6, later: same },
  { name: 'on a clock that begins at 0', addressOf: same, later: (moment) => moment - START },
  { name: 'seven years on', addressOf: same, later: (moment) => moment + 7 * 365 * DAY_MS },
]

/** Not the names of reverse look-ups. */
const IPV4 = /\b\d{1,3}(?:\.\d{1,3}){3}\b(?!\.in-addr)/g
const TIMES: ReadonlySet<string> = new Set(['observedAt', 'startedAt'])

const movedText = (text: string, { addressOf }: StoryVariant): string =>
  text.replace(IPV4, (ip) => {
    const moved = addressOf(ip)
    // Within a host or a URL (RFC 3986 section 3.2.2).
    return text !== ip && moved.includes(':') ? `[${moved}]` : moved
  })

const movedValue = (value: unknown, variant: StoryVariant): unknown => {
  if (typeof value === 'string') return movedText(value, variant)
  if (Array.isArray(value)) return value.map((item) => movedValue(item, variant))
  return typeof value === 'object' && value !== null ? movedObject(value, variant) : value
}

const movedObject = (value: object, variant: StoryVariant): object =>
  Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => {
      if (typeof inner === 'number' && TIMES.has(key)) return [key, variant.later(inner)]
      if (key === 'host' && typeof inner === 'string') {
        const host = movedText(inner, variant)
        return [key, host.includes(':') && !host.startsWith('[') && host !== inner ? `[${host}]` : host]
      }
      return [key, movedValue(inner, variant)]
    }),
  )

/** A story told of other addresses or times, and where its device then is. */
export const variedStory = ({ says, records, until }: Story, variant: StoryVariant): { story: Story; ip: string } => {
  const moved = records.map((record) => movedObject(record, variant) as Observation)
  const story = { says, records: moved, ...(until === undefined ? {} : { until: variant.later(until) }) }
  return { story, ip: variant.addressOf(DEVICE_IP) }
}
