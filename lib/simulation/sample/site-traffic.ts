import type { EpochMs } from '@/lib/domain/time'
import { aFlow, aLogLine, endsOf, type Activity, type Flow, type Period } from './activity'
import { chanceOf } from './chance'
import { clientPortOf, momentsOf } from './ordinary-traffic'
import type { SampleDevice } from './fleet'
import { busynessOf } from './sites'
import type { Story } from './story'

const MAINTENANCE = '203.0.113.230'
const BROKER = '203.0.113.72'

/** Who watches the cameras of the quay does so from outside: their pages and their Telnet answer the internet. */
export const visits = (story: Story, device: SampleDevice, period: Period): Activity[] => {
  const { id, model, site, ip } = device
  if (model.key !== 'ho-d420' || site !== 'meridian') return []
  return momentsOf(story, period, device, 6, 'visit').map(({ at, index }) =>
    aFlow({
      site,
      at,
      from: MAINTENANCE,
      to: ip,
      port: index % 2 === 0 ? 23 : 443,
      fromPort: clientPortOf(id, 'visit', index),
      lastingMs: 45_000,
      sent: 1_900,
      received: 24_000,
    }),
  )
}

const plainMessage = ({ ip, site, id }: SampleDevice, at: EpochMs, index: number): Activity =>
  aFlow({
    site,
    at,
    from: ip,
    to: BROKER,
    port: 1_883,
    fromPort: clientPortOf(id, 'plain', index),
    service: 'mqtt',
    sent: 900,
    received: 160,
  })

const adminVisit = ({ ip, site, id }: SampleDevice, at: EpochMs, index: number): Activity[] => {
  const flow: Flow = {
    site,
    at,
    from: MAINTENANCE,
    to: ip,
    port: 80,
    fromPort: clientPortOf(id, 'admin', index),
    service: 'http',
    sent: 700,
    received: 9_000,
    lastingMs: 3_000,
  }
  const page = aLogLine(site, 'http', at + 90, {
    ...endsOf(flow),
    method: 'GET',
    host: ip,
    uri: '/status.html',
    user_agent: 'Mozilla/5.0',
    status_code: 200,
    request_body_len: 0,
    response_body_len: 8_400,
    resp_mime_types: ['text/html'],
  })
  return [aFlow(flow), page]
}

/** The pumps speak in clear text to a broker outside, and their pages and Modbus are used from there. */
export const pumpTraffic = (story: Story, device: SampleDevice, period: Period): Activity[] => {
  const { id, model, site, ip } = device
  if (model.key !== 'tw-17') return []
  const messages = momentsOf(story, period, device, 1, 'plain')
    .filter(({ index }) => chanceOf(story.seed, id, 'plain', index) < 0.5)
    .map(({ at, index }) => plainMessage(device, at, index))
  const calls = momentsOf(story, period, device, 4, 'admin').flatMap(({ at, index }) => [
    ...(busynessOf(site, story.endAt, at) < 1 ? [] : adminVisit(device, at, index)),
    aFlow({
      site,
      at,
      from: MAINTENANCE,
      to: ip,
      port: 502,
      fromPort: clientPortOf(id, 'modbus', index),
      sent: 240,
      received: 380,
    }),
  ])
  return [...messages, ...calls]
}
