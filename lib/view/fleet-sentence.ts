import { formatCount, formatCounted } from './format-number'

export type BandCounts = { critical: number; high: number; medium: number; low: number; notAssessed: number }

/** The fleet page's title: how many devices need a person, in a sentence. */
export const fleetTitle = (breach: BandCounts): string => {
  const count = breach.critical + breach.high
  if (count === 0) return 'No device needs a person now'
  return count === 1 ? '1 device needs a person today' : `${formatCount(count)} devices need a person today`
}

/** What stands beside the title: of how many, what is new of it, and how much of the fleet nothing can be said of. */
export const fleetSubtitle = (breach: BandCounts, devices: number, newlyHigh: number): string => {
  const fresh = newlyHigh === 0 ? '' : ` ${formatCount(newlyHigh)} became high since yesterday.`
  const blind =
    breach.notAssessed === 0
      ? ' All of them are assessed.'
      : ` ${formatCounted(breach.notAssessed, 'is', 'are')} not assessed.`
  return `of ${formatCount(devices)}.${fresh}${blind}`
}
