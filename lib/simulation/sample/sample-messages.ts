import { HOUR_MS, MINUTE_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { SAMPLE_PREFIX } from '@/lib/domain/sample-fleet'
import { isWithin, SAMPLE_LOGS, type Activity, type Period } from './activity'
import { breachesOf, controlledSince } from './breaches'
import { beaconOf, campaignOf } from './campaign'
import { chanceOf } from './chance'
import type { SampleDevice } from './fleet'
import { isSilent, isUnwatched, misfitsOf } from './misfits'
import { vendorContacts } from './ordinary-traffic'
import { pumpTraffic, visits } from './site-traffic'
import { profileLine } from './profiles'
import { reportsOf } from './reports'
import { rollOutOf } from './roll-out'
import { sensorOf, SITE_KEYS, SITES } from './sites'
import { beginOf, hoursBefore, type Story } from './story'

/** A body for the public API: where it goes, its lines, and the moment up to which it tells the story. */
export type SampleMessage = {
  path: string
  type: 'application/x-ndjson' | 'text/plain' | 'application/json'
  body: string
  records: number
  until: EpochMs
}

/** What is told at once. Whoever does things all the time is told apart, in smaller pieces. */
const SLICE_MS = HOUR_MS
/** Records up to ten minutes late join their minute, so no log of a piece may run further ahead of another. */
const CLOSE_SLICE_MS = 10 * MINUTE_MS
const BEACON_MS = 61_000
/** No session of the simulation lasts longer: what ends in a period began this long before it or later. */
const LASTING_MAX_MS = 5 * MINUTE_MS

const registryRowOf = ({ id, name, site, model }: SampleDevice) => ({
  id,
  name,
  group: `${SAMPLE_PREFIX}${model.group}`,
  site: SITES[site].name,
  criticality: model.criticality,
  segment: `${SITES[site].name} ${model.key === 'ho-d420' ? 'quay' : 'floor'}`,
  exposure: ['ho-d420 meridian', 'tw-17 alder'].includes(`${model.key} ${site}`) ? 'internet' : 'site',
})

const messageOf = (path: string, lines: readonly string[], until: EpochMs): SampleMessage => ({
  path,
  type: 'application/x-ndjson',
  body: `${lines.join('\n')}\n`,
  records: lines.length,
  until,
})

/** What must be known before anything is told: the devices, whose addresses they are, and what they say they are. */
const openingOf = (story: Story): SampleMessage[] => {
  const { devices } = story
  const at = beginOf(story)
  const watched = devices.filter((device) => !isUnwatched(device))
  const registry = devices.map((device) => JSON.stringify(registryRowOf(device)))
  const claims = watched.map(({ id, ip, site }) =>
    JSON.stringify({ thingName: id, space: sensorOf(site), address: ip, from: toIso(at) }),
  )
  const profiles = watched.filter(({ model }) => model.hasAgent).map((device) => profileLine(story, device, at))
  return [
    messageOf('/api/v1/ingest/registry', registry, at),
    messageOf('/api/v1/ingest/addresses', claims, at),
    messageOf('/api/v1/ingest/profiles', profiles, at),
  ]
}

/** Questions for orders, by the clock and a little late. */
const beaconsOf = (story: Story, { from, to }: Period): Activity[] =>
  breachesOf(story).flatMap((breach) => {
    const since = controlledSince(breach)
    const beacons: Activity[] = []
    for (let index = Math.max(0, Math.ceil((from - since) / BEACON_MS)); since + index * BEACON_MS < to; index += 1) {
      const late = Math.floor(chanceOf(breach.device.id, 'beacon', index) * 3_000)
      beacons.push(beaconOf(breach, since + index * BEACON_MS + late, index))
    }
    return beacons
  })

/** The cameras of the quay from when they are looked for: much happens to them at once. */
const isClose = (story: Story, { model, site }: SampleDevice, at: EpochMs): boolean =>
  model.key === 'ho-d420' && site === 'meridian' && at >= closeSince(story)

/** The whole hour before the campaign begins. */
const closeSince = (story: Story): EpochMs => hoursBefore(story, 10)

/** What devices do of themselves in a period. */
const ownActivity = (story: Story, device: SampleDevice, period: Period): Activity[] => [
  ...reportsOf(story, device, period),
  ...(isSilent(story, device, period.to) ? [] : vendorContacts(story, device, period)),
  ...visits(story, device, period),
  ...pumpTraffic(story, device, period),
]

/** All that becomes known in a period, of one kind of device, in the order of time. */
const activityOf = (
  story: Story,
  devices: readonly SampleDevice[],
  within: Period,
  more: (period: Period) => readonly Activity[],
): Activity[] => {
  const period = { from: within.from - LASTING_MAX_MS, to: within.to }
  return [...devices.flatMap((device) => ownActivity(story, device, period)), ...more(period)]
    .filter(({ at }) => isWithin(within, at))
    .sort((a, b) => a.at - b.at)
}

const linesOf = (activities: readonly Activity[], isMeant: (activity: Activity) => boolean): string[] =>
  activities.filter(isMeant).map(({ line }) => line)

const messagesOf = (activities: readonly Activity[], until: EpochMs): SampleMessage[] => {
  const named = (['profile', 'event', 'report'] as const).map((kind) =>
    messageOf(
      `/api/v1/ingest/${kind}s`,
      linesOf(activities, (activity) => activity.kind === kind),
      until,
    ),
  )
  const logs = SITE_KEYS.flatMap((site) =>
    SAMPLE_LOGS.map((log) => {
      const lines = linesOf(activities, (one) => one.kind === 'log' && one.site === site && one.log === log)
      const path = `/api/v1/ingest/zeek/${log}?sensor=${encodeURIComponent(sensorOf(site))}`
      return { ...messageOf(path, lines, until), type: 'text/plain' as const }
    }),
  )
  return [...logs, ...named].filter(({ records }) => records > 0)
}

/** What there is to tell of a slice: first of the quay piece by piece, then of all others at once. */
function* sliceMessages(story: Story, slice: Period, attack: readonly Activity[]): Generator<SampleMessage> {
  const watched = story.devices.filter((device) => !isUnwatched(device))
  const close = watched.filter((device) => isClose(story, device, slice.from))
  if (close.length > 0) {
    for (let from = slice.from; from < slice.to; from += CLOSE_SLICE_MS) {
      const piece = { from, to: Math.min(from + CLOSE_SLICE_MS, slice.to) }
      const told = activityOf(story, close, piece, (period) => [...attack, ...beaconsOf(story, period)])
      yield* messagesOf(told, slice.from)
    }
  }
  const others = watched.filter((device) => !close.includes(device))
  const rollOut = rollOutOf(story)
  const told = activityOf(story, others, slice, (period) => [...misfitsOf(story, period), ...rollOut])
  yield* messagesOf(told, slice.to)
}

/**
 * The sample fleet as the bodies that tell of it, in the order of time: made hour by hour, so that no more than that is
 * held. `from` goes on where an earlier run ended; the same story gives the same bytes.
 */
export function* sampleMessages(
  story: Story,
  { from, to }: Period = { from: beginOf(story), to: story.endAt },
): Generator<SampleMessage> {
  if (from <= beginOf(story)) yield* openingOf(story)
  const attack = campaignOf(story)
  for (let at = from; at < to; at += SLICE_MS)
    yield* sliceMessages(story, { from: at, to: Math.min(at + SLICE_MS, to) }, attack)
}
