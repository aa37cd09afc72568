import { MINUTE_MS, SECOND_MS, toIso, type EpochMs } from '@/lib/domain/time'
import type { Activity, Period } from './activity'
import { breachesOf, controlledSince, type Breach } from './breaches'
import { BACK_DOOR_PORT, CONTROL_PORT, CONTROLLER } from './campaign'
import { chanceOf } from './chance'
import type { SampleDevice } from './fleet'
import { isSilent, openedPortOf } from './misfits'
import { rolledOutAt } from './roll-out'
import { busynessOf } from './sites'
import type { Story } from './story'

/** How often agents report: those every quarter of an hour whose silence or fall is a part of the story. */
const OFTEN_MS = 15 * MINUTE_MS
const SELDOM_MS = 30 * MINUTE_MS
const OFTEN_MODELS: ReadonlySet<string> = new Set(['ho-d420', 'rs-2'])
/** What the new firmware of the indoor cameras listens on besides. */
const NEW_SERVICE_PORT = 8_443

type Moment = { device: SampleDevice; at: EpochMs; index: number; breach: Breach | undefined }

const portsOf = (story: Story, { device, at, breach }: Moment): number[] => {
  const ports = [...device.model.listens]
  const updatedAt = rolledOutAt(story, device)
  if (updatedAt !== null && at > updatedAt) ports.push(NEW_SERVICE_PORT)
  const opened = openedPortOf(story, device, at)
  if (opened !== null) ports.push(opened)
  if (breach !== undefined && at > breach.at + 2 * MINUTE_MS) ports.push(BACK_DOOR_PORT)
  return ports
}

const trafficOf = (story: Story, { device, at, index, breach }: Moment) => {
  const { model, site, id } = device
  const busy = model.rhythm === 'people' ? busynessOf(site, story.endAt, at) : 1
  const own = 900 + model.bytesOut * busy * (0.4 + 0.2 * chanceOf(story.seed, id, 'report', index))
  const more = breach !== undefined && at > controlledSince(breach) ? 46_000 : 0
  const bytesOut = Math.round(own + more)
  const bytesIn = Math.round(bytesOut * 0.3 + 1_200)
  return {
    bytes_in: bytesIn,
    bytes_out: bytesOut,
    packets_in: 4 + Math.round(bytesIn / 600),
    packets_out: 4 + Math.round(bytesOut / 900),
  }
}

const connectionsOf = ({ device, at, breach, index }: Moment) => {
  const { ip, port } = device.model.cloud
  const own = { remote_addr: `${ip}:${String(port)}`, local_port: 40_000 + (index & 8_191) }
  const isControlled = breach !== undefined && at > controlledSince(breach)
  const other = { remote_addr: `${CONTROLLER}:${String(CONTROL_PORT)}`, local_port: 36_000 + (index & 2_047) }
  const connections = isControlled ? [own, other] : [own]
  return { established_connections: { connections, total: connections.length } }
}

/** A report as an agent of AWS IoT Device Defender writes it. */
const reportOf = (story: Story, moment: Moment): Activity => {
  const { device, at } = moment
  const ports = portsOf(story, moment).map((port) => ({ interface: 'eth0', port }))
  const report = {
    header: { report_id: Math.floor(at / SECOND_MS), version: '1.0' },
    metrics: {
      listening_tcp_ports: { ports, total: ports.length },
      listening_udp_ports: { ports: [], total: 0 },
      network_stats: trafficOf(story, moment),
      tcp_connections: connectionsOf(moment),
    },
  }
  return { kind: 'report', at, line: JSON.stringify({ thingName: device.id, observedAt: toIso(at), report }) }
}

/** The reports of a device in a period; none of one without an agent, nor of one that has fallen silent. */
export const reportsOf = (story: Story, device: SampleDevice, { from, to }: Period): Activity[] => {
  if (!device.model.hasAgent) return []
  const breach = breachesOf(story).find((one) => one.device.id === device.id)
  const everyMs = OFTEN_MODELS.has(device.model.key) ? OFTEN_MS : SELDOM_MS
  const phase = Math.round(chanceOf(story.seed, device.id, 'report phase') * everyMs)
  const activities: Activity[] = []
  const first = Math.ceil((from - story.endAt - phase) / everyMs)
  for (let index = first; ; index += 1) {
    const at = story.endAt + phase + index * everyMs
    if (at >= to) return activities
    if (!isSilent(story, device, at)) activities.push(reportOf(story, { device, at, index, breach }))
  }
}
