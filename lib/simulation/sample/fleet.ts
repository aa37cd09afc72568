import { SAMPLE_PREFIX } from '@/lib/domain/sample-fleet'
import { chanceOf } from './chance'
import { BUILDING_MODELS } from './building-models'
import type { Model } from './model'
import { SECURITY_MODELS } from './security-models'
import { SITE_KEYS, SITES, type SiteKey } from './sites'

/** The twelve models of the sample fleet. */
const MODELS: readonly Model[] = [...SECURITY_MODELS, ...BUILDING_MODELS]

/** A device of the sample fleet. */
export type SampleDevice = {
  id: string
  name: string
  site: SiteKey
  model: Model
  /** Counted from 1 within its model and site. */
  number: number
  ip: string
  mac: string
}

/** Locally administered (IEEE 802, second bit of the first octet): the hardware address of no vendor. */
const macOf = (seed: number, id: string): string =>
  ['02', '5a', ...[0, 1, 2, 3].map((part) => Math.floor(chanceOf(seed, id, 'mac', part) * 256).toString(16))]
    .map((part) => part.padStart(2, '0'))
    .join(':')

const deviceOf = (seed: number, model: Model, site: SiteKey, number: number): SampleDevice => {
  const name = `${site}-${model.noun}-${String(number).padStart(2, '0')}`
  const id = `${SAMPLE_PREFIX}${name}`
  const subnet = MODELS.indexOf(model) + 1
  const ip = `${SITES[site].network}.${String(subnet)}.${String(10 + number)}`
  return { id, name, site, model, number, ip, mac: macOf(seed, id) }
}

/**
 * The devices of the sample fleet, by model, site and number: the same for the same seed. They are always all 240, for
 * the story needs each of them.
 */
export const sampleFleet = (seed: number): SampleDevice[] =>
  MODELS.flatMap((model) =>
    SITE_KEYS.flatMap((site, index) =>
      Array.from({ length: model.counts[index] ?? 0 }, (_, at) => deviceOf(seed, model, site, at + 1)),
    ),
  )
