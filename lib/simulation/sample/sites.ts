import { HOUR_MS, type EpochMs } from '@/lib/domain/time'
import { SAMPLE_PREFIX } from '@/lib/domain/sample-fleet'

/** The three places of the sample fleet. */
export const SITE_KEYS = ['meridian', 'kestrel', 'alder'] as const
export type SiteKey = (typeof SITE_KEYS)[number]

export type Site = {
  name: string
  /** Its first two numbers of every address. */
  network: string
  /** The time of day there when the simulation ends: each site has a rhythm of its own. */
  hourAtEnd: number
}

export const SITES: Readonly<Record<SiteKey, Site>> = {
  meridian: { name: 'Port Meridian', network: '10.20', hourAtEnd: 15 },
  kestrel: { name: 'Kestrel Tower', network: '10.30', hourAtEnd: 14 },
  alder: { name: 'Alder Valley Works', network: '10.40', hourAtEnd: 9 },
}

/** The monitor of a site, whose name is also its address space. */
export const sensorOf = (site: SiteKey): string => `${SAMPLE_PREFIX}${site}-tap`

/** The hour of the day at a site, 0 to below 24. */
export const localHourOf = (site: SiteKey, endAt: EpochMs, at: EpochMs): number =>
  (((SITES[site].hourAtEnd + (at - endAt) / HOUR_MS) % 24) + 24) % 24

/** How busy people are at a site: 1 in working hours, a quarter around them, a tenth at night. */
export const busynessOf = (site: SiteKey, endAt: EpochMs, at: EpochMs): number => {
  const hour = localHourOf(site, endAt, at)
  if (hour >= 8 && hour < 18) return 1
  return hour >= 6 && hour < 21 ? 0.25 : 0.1
}
