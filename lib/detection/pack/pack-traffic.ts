import type { EpochMs } from '@/lib/domain/time'
import { packAlerts, unpackAlerts } from './pack-alerts'
import { packContacts, unpackContacts } from './pack-contacts'
import { packNames, unpackNames } from './pack-names'
import { packSsh, unpackSsh } from './pack-ssh'
import { packTls, unpackTls } from './pack-tls'
import { packWeb, unpackWeb } from './pack-web'
import { newTrafficFacts, type TrafficFacts } from '../facts/traffic-facts'

const orNull = <T, R>(value: T | null, map: (value: T, base: EpochMs) => R, base: EpochMs): R | null =>
  value === null ? null : map(value, base)

/** What monitors said beside flows, without the names of its fields; null where there is nothing. */
export const packTraffic = ({ names, web, secure, shells, alerts, contacts }: TrafficFacts, base: EpochMs) => {
  const row = [
    orNull(names, packNames, base),
    orNull(web, packWeb, base),
    orNull(secure, packTls, base),
    orNull(shells, packSsh, base),
    orNull(alerts, packAlerts, base),
    orNull(contacts, packContacts, base),
  ] as const
  return row.every((part) => part === null) ? null : row
}

/** Rows of the first version had none. */
export const unpackTraffic = (row: ReturnType<typeof packTraffic> | undefined, base: EpochMs): TrafficFacts => {
  if (row === null || row === undefined) return newTrafficFacts()
  const [names, web, secure, shells, alerts, contacts] = row
  return {
    names: orNull(names, unpackNames, base),
    web: orNull(web, unpackWeb, base),
    secure: orNull(secure, unpackTls, base),
    shells: orNull(shells, unpackSsh, base),
    alerts: orNull(alerts, unpackAlerts, base),
    contacts: orNull(contacts, unpackContacts, base),
  }
}
