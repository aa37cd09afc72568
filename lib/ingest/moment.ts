import type { EpochMs } from '@/lib/domain/time'

/** The last millisecond of the year 9999, where ISO 8601 with four digits ends. */
const EPOCH_MS_MAX = 253_402_300_799_999
const ISO = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/
const ZONE = /(Z|[+-]\d{2}:?\d{2})$/

const bounded = (at: number): EpochMs | null => (Math.abs(at) <= EPOCH_MS_MAX ? Math.round(at) : null)

/** A moment given as ISO 8601 (UTC when it names no zone), or null. */
export const parseIsoMoment = (text: string): EpochMs | null => {
  if (text.length > 40 || !ISO.test(text)) return null
  const iso = text.replace(' ', 'T').replace(',', '.')
  return bounded(Date.parse(iso.includes('T') && !ZONE.test(iso) ? `${iso}Z` : iso))
}

/** A moment given as ISO 8601 text or as epoch milliseconds, or null. */
export const parseMoment = (value: unknown): EpochMs | null => {
  if (typeof value === 'number') return bounded(value)
  return typeof value === 'string' ? parseIsoMoment(value) : null
}

/** A moment given in epoch seconds, as Zeek writes it, or null. */
export const momentOfSeconds = (seconds: number): EpochMs | null => bounded(seconds * 1_000)
