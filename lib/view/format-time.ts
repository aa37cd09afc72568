import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type EpochMs } from '@/lib/domain/time'

const WEEK_MS = 7 * DAY_MS
const YEAR_MS = 365 * DAY_MS

type Parts = Readonly<Record<'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute' | 'second', string>>

/** Formatters are dear to make; one per zone is kept. */
const formatters = new Map<string, Intl.DateTimeFormat>()

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  formatters.set(zone, made)
  return made
}

const partsOf = (at: EpochMs, zone: string): Parts => {
  const parts = { year: '', month: '', day: '', weekday: '', hour: '', minute: '', second: '' }
  for (const { type, value } of formatterOf(zone).formatToParts(at))
    if (type in parts) Object.assign(parts, { [type]: value })
  return parts
}

const dateOf = ({ day, month, year }: Parts): string => `${day} ${month} ${year}`

/** `09:41` in the zone. */
export const formatClock = (at: EpochMs, zone: string): string => {
  const { hour, minute } = partsOf(at, zone)
  return `${hour}:${minute}`
}

/** `18 Nov 2026` in the zone. */
export const formatDate = (at: EpochMs, zone: string): string => dateOf(partsOf(at, zone))

/** Today `09:41`, within a week `Sat 07:40`, else `18 Nov 2026 07:40`: short, yet never ambiguous. */
export const formatMoment = (at: EpochMs, now: EpochMs, zone: string): string => {
  const parts = partsOf(at, zone)
  const clock = `${parts.hour}:${parts.minute}`
  if (dateOf(parts) === formatDate(now, zone)) return clock
  const isNear = at < now && now - at < WEEK_MS - DAY_MS
  return isNear ? `${parts.weekday} ${clock}` : `${dateOf(parts)} ${clock}`
}

/** `18 Nov 2026 07:40:09` in the zone: for evidence and tooltips. */
export const formatExact = (at: EpochMs, zone: string): string => {
  const parts = partsOf(at, zone)
  return `${dateOf(parts)} ${parts.hour}:${parts.minute}:${parts.second}`
}

const UNITS: readonly (readonly [number, string])[] = [
  [YEAR_MS, 'y'],
  [DAY_MS, 'd'],
  [HOUR_MS, 'h'],
  [MINUTE_MS, 'min'],
  [SECOND_MS, 's'],
]

/** A length of time in its two largest units: `5 h 40 min`, `61 s`, `0 s`. */
export const formatDuration = (durationMs: number): string => {
  if (durationMs < 2 * MINUTE_MS) return `${Math.max(0, Math.round(durationMs / SECOND_MS))} s`
  const index = UNITS.findIndex(([unitMs]) => durationMs >= unitMs)
  const [unitMs, unit] = UNITS[index] ?? [SECOND_MS, 's']
  const whole = Math.floor(durationMs / unitMs)
  const [nextMs, next] = UNITS[index + 1] ?? [SECOND_MS, 's']
  const rest = Math.floor((durationMs - whole * unitMs) / nextMs)
  return rest > 0 ? `${whole} ${unit} ${rest} ${next}` : `${whole} ${unit}`
}

/** Age in its largest unit: `40 s ago`, `3 h ago`, `8 y ago`; what has just happened, or lies ahead, is `now`. */
export const formatAge = (at: EpochMs, now: EpochMs): string => {
  const age = now - at
  const unit = UNITS.find(([unitMs]) => age >= unitMs)
  return unit === undefined ? 'now' : `${Math.floor(age / unit[0])} ${unit[1]} ago`
}

/** What the reader sees of a zone: `UTC`, `Paris, UTC+1`. */
export const formatZone = (zone: string, at: EpochMs): string => {
  if (zone === 'UTC') return 'UTC'
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(at)
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? 'UTC'
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
  return city === offset ? city : `${city}, ${offset}`
}
