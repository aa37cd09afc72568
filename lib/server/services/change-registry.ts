import type { Pool } from 'pg'
import type { RegistryDocument } from '@/lib/contracts/registry'
import type { RegistryPatch } from '@/lib/domain/registry-fields'
import { isSampleName } from '@/lib/domain/sample-fleet'
import type { EpochMs } from '@/lib/domain/time'
import { readRegistryRow } from '@/lib/ingest/registry/registry-row'
import { parseThingName, THING_NAME_RULE } from '@/lib/ingest/thing-name'
import { badRequest, conflict } from '@/lib/server/errors'
import { appendAudit, type AuditDetail } from '@/lib/server/repositories/audit'
import { readRegistry, type RegistryRecord } from '@/lib/server/repositories/registry'
import { inTransaction, type Queryable } from '@/lib/server/repositories/transaction'
import { ADDRESS_DEVICE_PREFIX, type Actor } from './actor'
import { requireStored } from './require-stored'
import { applyRegistry, planRegistry } from './write-registry'

/** What people say of a device; a field that is left out stays as it is. */
export type Registration = RegistryPatch & { id: string }

type Act = { action: 'device.register' | 'device.change'; by: string; at: EpochMs }

const detailOf = (patch: RegistryPatch): AuditDetail =>
  Object.fromEntries(Object.entries(patch).map(([name, value]) => [name, value ?? null]))

/** Writes what is said of one device, by the same rules as an import; throws 400 with what cannot be. */
const writeOne = async (db: Queryable, { id, ...given }: Registration, { action, by, at }: Act): Promise<void> => {
  const read = readRegistryRow(1, { id, ...given })
  if ('reject' in read) throw badRequest(`${read.reject.column}: ${read.reject.reason}`)
  const plan = await planRegistry(db, [read.row], true)
  const [reject] = plan.rejects
  if (reject !== undefined) throw badRequest(`${reject.column}: ${reject.reason}`)
  await applyRegistry(db, plan, by, at)
  const newGroups = plan.newGroups.size === 0 ? {} : { newGroups: [...plan.newGroups.keys()] }
  await appendAudit(db, { at, actor: by, action, target: id, detail: { ...detailOf(given), ...newGroups } })
}

/** Registers a device, or changes what is registered of it. */
export const registerDevice = async (pool: Pool, actor: Actor, device: Registration, at: EpochMs): Promise<void> => {
  if (parseThingName(device.id) === null || device.id.startsWith(ADDRESS_DEVICE_PREFIX)) {
    throw badRequest(`A thing name ${THING_NAME_RULE}, and must not begin with ~.`)
  }
  if (isSampleName(device.id)) throw badRequest('Names that begin with sample: are of the sample fleet.')
  await inTransaction(pool, (client) => writeOne(client, device, { action: 'device.register', by: actor.name, at }))
}

const documentOf = (record: RegistryRecord): RegistryDocument => {
  const { id: deviceId, origin, name, group, site, criticality, exposure, segment } = record
  return { deviceId, origin, name, group, site, criticality, exposure, segment }
}

/** What the registry says of a device that exists. */
export const readDeviceRegistry = async (db: Queryable, id: string): Promise<RegistryDocument> =>
  documentOf(requireStored((await readRegistry(db, [id], false)).get(id), `There is no device ${id.slice(0, 160)}.`))

/** Registers a device that is not registered yet, 409 otherwise. */
export const registerNewDevice = async (
  pool: Pool,
  actor: Actor,
  device: Registration,
  at: EpochMs,
): Promise<RegistryDocument> => {
  const known = (await readRegistry(pool, [device.id], false)).get(device.id)
  if (known?.origin === 'registered') throw conflict(`${device.id} is registered already; change its registry instead.`)
  await registerDevice(pool, actor, device, at)
  return readDeviceRegistry(pool, device.id)
}

/** Changes what the registry says of a device that exists, however it came to be known. */
export const changeRegistry = async (
  pool: Pool,
  actor: Actor,
  device: Registration,
  at: EpochMs,
): Promise<RegistryDocument> => {
  await inTransaction(pool, (client) => writeOne(client, device, { action: 'device.change', by: actor.name, at }))
  return readDeviceRegistry(pool, device.id)
}
