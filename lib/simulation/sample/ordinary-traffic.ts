import { HOUR_MS, MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { aFlow, aLogLine, aLookup, endsOf, isWithin, type Activity, type Flow, type Period } from './activity'
import { chanceOf, wholeOf } from './chance'
import type { SampleDevice } from './fleet'
import { busynessOf } from './sites'
import type { Story } from './story'

/** Where names are looked up: at the provider of all three sites. */
const RESOLVER = '198.51.100.53'

/** A port a device opens a connection from (RFC 6056: the dynamic ones). */
export const clientPortOf = (...words: readonly (string | number)[]): number => wholeOf(32_768, 60_999, ...words)

/** Devices that report four times an hour; all others do so once. */
const OFTEN_MODELS: ReadonlySet<string> = new Set(['ho-d420', 'rs-2'])
export const reportsOften = ({ model }: SampleDevice): boolean => OFTEN_MODELS.has(model.key)

/**
 * When a device is awake in an hour: it does what it has to do within ten minutes of it, so that an hour of many devices
 * can be told log by log, and none of a device's records is late. Those that report often are awake as the hour begins.
 */
const wakesAfterMs = ({ seed }: Story, device: SampleDevice): number =>
  reportsOften(device) ? 0 : Math.floor(chanceOf(seed, device.id, 'wakes') * 50) * MINUTE_MS

/** The moments within a period at which a device does something every few hours, in the first eight minutes it is awake. */
export const momentsOf = (
  story: Story,
  period: Period,
  device: SampleDevice,
  everyHours: number,
  what: string,
): { at: EpochMs; index: number }[] => {
  const wakes = story.endAt + wakesAfterMs(story, device)
  const turn = Math.floor(chanceOf(story.seed, device.id, what, 'turn') * everyHours)
  const moments: { at: EpochMs; index: number }[] = []
  for (let hour = Math.floor((period.from - wakes) / HOUR_MS) - 1; wakes + hour * HOUR_MS < period.to; hour += 1) {
    if ((((hour + turn) % everyHours) + everyHours) % everyHours !== 0) continue
    const index = Math.floor((hour + turn) / everyHours)
    const at = wakes + hour * HOUR_MS + 1_000 + Math.floor(chanceOf(story.seed, device.id, what, index) * 7 * MINUTE_MS)
    if (isWithin(period, at)) moments.push({ at, index })
  }
  return moments
}

/** The first moment from one on at which a device is awake. */
export const wakesFrom = (story: Story, device: SampleDevice, at: EpochMs): EpochMs => {
  const wakes = story.endAt + wakesAfterMs(story, device)
  return wakes + Math.ceil((at - wakes) / HOUR_MS) * HOUR_MS
}

/**
 * A TLS session with a name: the look-up before it, the connection and what Zeek reads of its handshake. To a server that
 * it knows already, the device only connects.
 */
export const aTlsSession = (flow: Flow, host: string, isKnown = false): Activity[] => {
  if (isKnown) return [aFlow({ ...flow, service: 'ssl' })]
  const asked = { ...flow, at: flow.at - 300, to: RESOLVER, fromPort: flow.fromPort - 1 }
  const look = aLookup(asked, host, flow.to)
  const handshake = aLogLine(flow.site, 'ssl', flow.at + 40, {
    ...endsOf(flow),
    version: 'TLSv13',
    cipher: 'TLS_AES_128_GCM_SHA256',
    server_name: host,
    established: true,
  })
  return [...look, aFlow({ ...flow, service: 'ssl' }), handshake]
}

const sizeOf = ({ seed, endAt }: Story, { model, site, id }: SampleDevice, at: EpochMs, index: number): number => {
  const busy = model.rhythm === 'people' ? busynessOf(site, endAt, at) : 1
  return Math.round(model.bytesOut * busy * (0.7 + 0.6 * chanceOf(seed, id, 'size', index)))
}

/** Names are kept for a while, and sessions resumed: one contact in so many begins with a look-up. */
const LOOKED_UP_EACH = 3

/** Nobody is called when there is nothing to say: so a device is no clock, as malware is. */
const hasNews = ({ seed }: Story, { id }: SampleDevice, index: number): boolean =>
  chanceOf(seed, id, 'news', index) < NEWS_SHARE
const NEWS_SHARE = 0.55

/** What a device does all day: it reports to its vendor, by a name. */
export const vendorContacts = (story: Story, device: SampleDevice, period: Period): Activity[] => {
  const { id, model, site, ip } = device
  const moments = momentsOf(story, period, device, model.contactHours, 'vendor')
  return moments
    .filter(({ index }) => hasNews(story, device, index))
    .flatMap(({ at, index }) => {
      const { host, ip: to, port } = model.cloud
      const sent = sizeOf(story, device, at, index)
      const fromPort = clientPortOf(story.seed, id, index)
      const lastingMs = wholeOf(1_200, 9_000, id, index, 'lasting')
      return aTlsSession(
        { site, at, from: ip, to, port, fromPort, sent, received: 3_400, lastingMs },
        host,
        index % LOOKED_UP_EACH !== 0,
      )
    })
}
