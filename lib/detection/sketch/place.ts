import type { EpochMs } from '@/lib/domain/time'

/** Puts an entry into a bounded table; in a full one it takes the place of the entry not touched for longest. */
export const place = <T extends { lastAt: EpochMs }>(entries: T[], entry: T, max: number): T => {
  if (entries.length < max) {
    entries.push(entry)
    return entry
  }
  let oldest = 0
  for (let index = 1; index < entries.length; index += 1) {
    if ((entries[index]?.lastAt ?? 0) < (entries[oldest]?.lastAt ?? 0)) oldest = index
  }
  entries[oldest] = entry
  return entry
}
