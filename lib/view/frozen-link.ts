import { timeRangeText, type TimeRange } from './time-range'

/** The address of a view as it is now: a range such as the last 24 hours becomes the times it stands for. */
export const frozenLink = (href: string, range: TimeRange | null): string => {
  const url = new URL(href)
  if (range !== null) url.searchParams.set('range', timeRangeText(range))
  return url.href
}
