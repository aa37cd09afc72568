import { MINUTE_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { SAMPLE_PREFIX } from '@/lib/domain/sample-fleet'
import { isWithin, SAMPLE_LOGS, type Activity, type Period } from './activity'
import { breachesOf, controlledSince } from './breaches'
import { beaconOf, campaignOf } from './campaign'
import type { SampleDevice } from './fleet'
import { isSilent, isUnwatched, misfitsOf } from './misfits'
import { momentsOf, recordings, vendorContacts } from './ordinary-traffic'
import { pumpTraffic, visits } from './site-traffic'
import { profileLine } from './profiles'
import { reportsOf } from './reports'
import { rollOutOf } from './roll-out'
import { sensorOf, SITE_KEYS, SITES } from './sites'
import { beginOf, type Story } from './story'

/** A body for the public API: where it goes, its lines, and the moment up to which it tells the story. */
export type SampleMessage = {
  path: string
  type: 'application/x-ndjson' | 'text/plain' | 'application/json'
  body: string
  records: number
  until: EpochMs
}

/** Records up to ten minutes late join their minute, so no log of a slice may run further ahead of another. */
const SLICE_MS = 10 * MINUTE_MS
const BEACON = { everyMs: 61_000, drift: 0.05 }
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

const beaconsOf = (story: Story, period: Period): Activity[] =>
  breachesOf(story).flatMap((breach) =>
    momentsOf(story, period, BEACON, breach.device.id, 'beacon')
      .filter(({ at }) => at > controlledSince(breach))
      .map(({ at, index }) => beaconOf(breach, at, index)),
  )

/** Whatever happens in a period, in the order of time. `told` is what was made beforehand. */
const activityOf = (story: Story, told: readonly Activity[], within: Period): Activity[] => {
  const period = { from: within.from - LASTING_MAX_MS, to: within.to }
  const own = story.devices
    .filter((device) => !isUnwatched(device))
    .flatMap((device) => {
      const traffic = isSilent(story, device, period.to) ? [] : vendorContacts(story, device, period)
      return [
        ...reportsOf(story, device, period),
        ...traffic,
        ...recordings(story, device, period),
        ...visits(story, device, period),
        ...pumpTraffic(story, device, period),
      ]
    })
  return [...own, ...misfitsOf(story, period), ...beaconsOf(story, period), ...told]
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

/**
 * The sample fleet as the bodies that tell of it, in the order of time: made ten minutes by ten minutes, so that no more
 * than that is held. `from` goes on where an earlier run ended; the same story gives the same bytes.
 */
export function* sampleMessages(
  story: Story,
  { from, to }: Period = { from: beginOf(story), to: story.endAt },
): Generator<SampleMessage> {
  if (from <= beginOf(story)) yield* openingOf(story)
  const told = [...campaignOf(story), ...rollOutOf(story)].filter(({ at }) => at >= from)
  for (let at = from; at < to; at += SLICE_MS) {
    const until = Math.min(at + SLICE_MS, to)
    yield* messagesOf(activityOf(story, told, { from: at, to: until }), until)
  }
}
