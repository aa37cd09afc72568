import ipaddr from 'ipaddr.js'
import type { Pool } from 'pg'
import { isSampleName } from '@/lib/domain/sample-fleet'
import type { EpochMs } from '@/lib/domain/time'
import { shownValue } from '@/lib/ingest/inert-text'
import { badRequest, conflict } from '@/lib/server/errors'
import { appendAudit } from '@/lib/server/repositories/audit'
import { placeSensor, type SensorPlace } from '@/lib/server/repositories/sensors'
import { inTransaction } from '@/lib/server/repositories/transaction'
import type { Actor } from './actor'
import { parseSensorName } from './require-sensor'

const SPACE_NAME = /^[\w.:@-]{1,64}$/

/**
 * Says where a sensor stands: the address space its addresses belong to, and the networks it takes as local when its
 * logs do not say. Holds for records from now on. Throws 400 for a name or network that cannot be.
 */
export const configureSensor = async (pool: Pool, actor: Actor, place: SensorPlace, at: EpochMs): Promise<void> => {
  const name = parseSensorName(place.name)
  const { space, networks } = place
  if (space !== undefined && !SPACE_NAME.test(space)) {
    throw badRequest('A space name is 1 to 64 letters, digits and . _ : @ -')
  }
  if (isSampleName(name) || isSampleName(space ?? ''))
    throw conflict('Names that begin with sample: are of the sample fleet.')
  const bad = networks?.find((network) => !ipaddr.isValidCIDR(network))
  if (bad !== undefined) throw badRequest(`A network must be like 10.20.0.0/16, got ${shownValue(bad)}.`)
  await inTransaction(pool, async (client) => {
    await placeSensor(client, { name, space, networks }, at)
    const detail = { space: space ?? null, networks: [...(networks ?? [])] }
    await appendAudit(client, { at, actor: actor.name, action: 'sensor.configure', target: name, detail })
  })
}
