import { HOUR_MS, type EpochMs } from '@/lib/domain/time'
import { sampleFleet, type SampleDevice } from './fleet'

/** Hours that the sample fleet is watched before its end. */
export const SAMPLE_HOURS = 48

/** What a simulation is made from: everything else follows, so the same story is told the same way. */
export type Story = { seed: number; endAt: EpochMs; devices: readonly SampleDevice[] }

/** The story of a seed that ends at a moment. */
export const sampleStory = (seed: number, endAt: EpochMs): Story => ({ seed, endAt, devices: sampleFleet(seed) })

/** When it begins. */
export const beginOf = ({ endAt }: Pick<Story, 'endAt'>): EpochMs => endAt - SAMPLE_HOURS * HOUR_MS

/** A moment so many hours before the end. */
export const hoursBefore = ({ endAt }: Pick<Story, 'endAt'>, hours: number): EpochMs => endAt - hours * HOUR_MS

/** The devices of a model, at a site where one is named. */
export const devicesOf = ({ devices }: Story, key: string, site?: SampleDevice['site']): SampleDevice[] =>
  devices.filter((device) => device.model.key === key && (site === undefined || device.site === site))

/** A device that the story needs. Throws where there is none: the fleet is made for it. */
export const deviceOf = (story: Story, key: string, site: SampleDevice['site'], number: number): SampleDevice => {
  const found = devicesOf(story, key, site).find((device) => device.number === number)
  if (found === undefined) throw new Error(`The sample fleet has no ${key} ${String(number)} at ${site}.`)
  return found
}
