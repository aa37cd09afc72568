import { HOUR_MS, MINUTE_MS, SECOND_MS, toIso, type EpochMs } from '@/lib/domain/time'
import type { Activity, Period } from './activity'
import { breachesOf, controlledSince, type Breach } from './breaches'
import { BACK_DOOR_PORT, CONTROL_PORT, CONTROLLER } from './campaign'
import { chanceOf } from './chance'
import type { SampleDevice } from './fleet'
import { isSilent, openedPortOf } from './misfits'
import { reportsOften, wakesFrom } from './ordinary-traffic'
import { rolledOutAt } from './roll-out'
import { busynessOf } from './sites'
import type { Story } from './story'

/** What the new firmware of the indoor cameras listens on besides. */
const NEW_SERVICE_PORT = 8_443

/** Keeps the count of minutes above 0 for as long as a story is told. */
const MINUTES_MAX = 100_000

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

/** Minutes of an hour at which the agents report that do so often. */
const OFTEN_MINUTES = [10, 25, 40, 55] as const
/** When others do, after they woke. */
const AFTER_MS = 8 * MINUTE_MS

/** When a device reports within a period. */
const reportTimes = (story: Story, device: SampleDevice, { from, to }: Period): EpochMs[] => {
  const times: EpochMs[] = []
  for (let at = wakesFrom(story, device, from - HOUR_MS); at < to; at += HOUR_MS) {
    const late = Math.floor(chanceOf(story.seed, device.id, 'report', at - story.endAt) * 40 * SECOND_MS)
    if (reportsOften(device)) times.push(...OFTEN_MINUTES.map((minutes) => at + minutes * MINUTE_MS + late))
    else times.push(at + AFTER_MS + late)
  }
  return times.filter((at) => from <= at && at < to)
}

/** The reports of a device in a period; none of one without an agent, nor of one that has fallen silent. */
export const reportsOf = (story: Story, device: SampleDevice, period: Period): Activity[] => {
  if (!device.model.hasAgent) return []
  const breach = breachesOf(story).find((one) => one.device.id === device.id)
  return reportTimes(story, device, period)
    .filter((at) => !isSilent(story, device, at))
    .map((at) => {
      const index = Math.floor((at - story.endAt) / MINUTE_MS) + MINUTES_MAX
      return reportOf(story, { device, at, index, breach })
    })
}
