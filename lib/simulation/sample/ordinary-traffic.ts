import { MINUTE_MS, SECOND_MS, type EpochMs } from '@/lib/domain/time'
import {
  aFlow,
  aLogLine,
  aLookup,
  endsOf,
  isWithin,
  type Activity,
  type Flow,
  type Period,
} from './activity'
import { chanceOf, wholeOf } from './chance'
import type { SampleDevice } from './fleet'
import { busynessOf, SITES } from './sites'
import type { Story } from './story'

/** Where the names of a site are looked up: at its gateway. */
const resolverOf = ({ site }: SampleDevice): string => `${SITES[site].network}.12.11`

/** A port a device opens a connection from (RFC 6056: the dynamic ones). */
export const clientPortOf = (...words: readonly (string | number)[]): number => wholeOf(32_768, 60_999, ...words)

/** How often something is done, and by what share of that time it may be off the clock. */
export type Rhythm = { everyMs: number; drift: number }

/** The rhythm of what nobody times: minutes apart, now sooner and now later. */
export const about = (minutes: number): Rhythm => ({ everyMs: minutes * MINUTE_MS, drift: 0.7 })

/** The moments at which something that is done every so often is done within a period. */
export const momentsOf = (
  { endAt, seed }: Story,
  period: Period,
  { everyMs, drift }: Rhythm,
  ...words: readonly (string | number)[]
): { at: EpochMs; index: number }[] => {
  const phase = chanceOf(seed, 'phase', ...words) * everyMs
  const first = Math.floor((period.from - endAt - phase) / everyMs) - 1
  const last = Math.ceil((period.to - endAt - phase) / everyMs)
  const moments: { at: EpochMs; index: number }[] = []
  for (let index = first; index <= last; index += 1) {
    const late = chanceOf(seed, 'drift', index, ...words) * everyMs * drift
    const at = endAt + Math.round(phase + index * everyMs + late)
    if (isWithin(period, at)) moments.push({ at, index })
  }
  return moments
}

/**
 * A TLS session with a name: the look-up before it, the connection and what Zeek reads of its handshake. To a server that
 * it knows already, the device only connects.
 */
export const aTlsSession = (flow: Flow, device: SampleDevice, host: string, isKnown = false): Activity[] => {
  if (isKnown) return [aFlow({ ...flow, service: 'ssl' })]
  const asked = { ...flow, at: flow.at - 300, to: resolverOf(device), fromPort: flow.fromPort - 1 }
  const look = device.model.key === 'ng-5' ? [] : aLookup(asked, host, flow.to)
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

/** What a device does all day: it reports to its vendor, by a name. */
export const vendorContacts = (story: Story, device: SampleDevice, period: Period): Activity[] => {
  const { id, model, site, ip } = device
  return momentsOf(story, period, about(model.contactMinutes), id, 'vendor').flatMap(({ at, index }) => {
    const { host, ip: to, port } = model.cloud
    const sent = sizeOf(story, device, at, index)
    const fromPort = clientPortOf(story.seed, id, index)
    const lastingMs = wholeOf(1_200, 9_000, id, index, 'lasting')
    return aTlsSession(
      { site, at, from: ip, to, port, fromPort, sent, received: 3_400, lastingMs },
      device,
      host,
      index % LOOKED_UP_EACH !== 0,
    )
  })
}

/** Cameras hand their pictures to the recorder of the site. */
export const recordings = (story: Story, device: SampleDevice, period: Period): Activity[] => {
  const { id, model, site, ip } = device
  if (model.type !== 'camera') return []
  return momentsOf(story, period, about(240), id, 'recording').map(({ at, index }) =>
    aFlow({
      site,
      at,
      from: ip,
      to: `${SITES[site].network}.3.11`,
      port: 8443,
      fromPort: clientPortOf(id, 'recording', index),
      service: 'ssl',
      sent: sizeOf(story, device, at, index) * 40,
      received: 52_000,
      lastingMs: 240 * SECOND_MS,
    }),
  )
}
