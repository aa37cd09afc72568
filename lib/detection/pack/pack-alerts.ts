import type { EpochMs } from '@/lib/domain/time'
import type { AlertFacts, RaisedAlert } from '../facts/alert-facts'
import type { Attempt } from '../fold/attack-attempts'
import { packIp, packTime, unpackIp, unpackTime } from './pack-values'

const packRaised = ({ title, ip, firstAt, lastAt, count }: RaisedAlert, base: EpochMs) =>
  [title, packIp(ip), firstAt - base, lastAt - base, count] as const

const unpackRaised = (row: ReturnType<typeof packRaised>, base: EpochMs): RaisedAlert => ({
  title: row[0],
  ip: unpackIp(row[1]),
  firstAt: row[2] + base,
  lastAt: row[3] + base,
  count: row[4],
})

const packAttempt = (attempt: Attempt, base: EpochMs) =>
  [
    packIp(attempt.ip),
    attempt.port,
    attempt.how,
    packIp(attempt.target),
    attempt.text,
    attempt.firstAt - base,
    attempt.lastAt - base,
    attempt.count,
    packTime(attempt.calledAt, base),
    attempt.obeyed,
  ] as const

const unpackAttempt = (row: ReturnType<typeof packAttempt>, base: EpochMs): Attempt => ({
  ip: unpackIp(row[0]),
  port: row[1],
  how: row[2],
  target: unpackIp(row[3]),
  text: row[4],
  firstAt: row[5] + base,
  lastAt: row[6] + base,
  count: row[7],
  calledAt: unpackTime(row[8], base),
  obeyed: row[9],
})

/** What monitors raised of a device without the names of its fields; at most 900 bytes. */
export const packAlerts = (own: AlertFacts, base: EpochMs) => {
  const packAll = (raised: readonly RaisedAlert[]) => raised.map((alert) => packRaised(alert, base))
  return [
    own.records,
    packAll(own.malware),
    packAll(own.mining),
    packAll(own.chat),
    packAll(own.sent),
    packAll(own.listed),
    packAll(own.received),
    own.brokenInBy === null ? null : ([packIp(own.brokenInBy.ip), own.brokenInBy.at - base] as const),
    own.attempts.map((attempt) => packAttempt(attempt, base)),
  ] as const
}

export const unpackAlerts = (row: ReturnType<typeof packAlerts>, base: EpochMs): AlertFacts => {
  const unpackAll = (packed: ReturnType<typeof packAlerts>[1]) => packed.map((alert) => unpackRaised(alert, base))
  return {
    records: row[0],
    malware: unpackAll(row[1]),
    mining: unpackAll(row[2]),
    chat: unpackAll(row[3]),
    sent: unpackAll(row[4]),
    listed: unpackAll(row[5]),
    received: unpackAll(row[6]),
    brokenInBy: row[7] === null ? null : { ip: unpackIp(row[7][0]), at: row[7][1] + base },
    attempts: row[8].map((attempt) => unpackAttempt(attempt, base)),
  }
}
