import type { Pool } from 'pg'
import { unpackState } from '@/lib/assessment/device-state'
import type { DeviceDocument } from '@/lib/contracts/device'
import type { StageStatus } from '@/lib/domain/kill-chain'
import { toIso } from '@/lib/domain/time'
import { readClaimsOf, type AddressClaim } from '@/lib/server/repositories/address-claims'
import type { DeviceRow } from '@/lib/server/repositories/device-rows'
import { addressOfDeviceId } from './resolve-address'

const STATUS: Readonly<Record<string, StageStatus>> = {
  c: 'clear',
  f: 'facilitators',
  i: 'indicators',
  n: 'not-assessed',
}

const sourcesOf = (row: DeviceRow): DeviceDocument['sources'] => {
  if (row.hot === null) return []
  const { facts } = unpackState(row.id, { hot: row.hot, cold: null, findings: [] })
  return facts.sources.map(({ kind, lastAt, live }) => ({ kind, lastAt: toIso(lastAt), live }))
}

const addressesOf = (row: DeviceRow, claims: readonly AddressClaim[]): DeviceDocument['addresses'] => {
  const own = addressOfDeviceId(row.id)
  const seen = own === null ? [] : [{ ...own, from: toIso(row.bornAt), to: null }]
  const claimed = claims
    .filter((claim) => claim.deviceId === row.id)
    .map(({ space, address, from, to }) => ({ space, address, from: toIso(from), to: to === null ? null : toIso(to) }))
  return [...seen, ...claimed]
}

const documentOf = (row: DeviceRow, claims: readonly AddressClaim[]): DeviceDocument => ({
  id: row.id,
  name: row.name,
  origin: row.origin,
  type: row.type,
  vendor: row.vendor,
  model: row.model,
  firmware: row.firmware,
  group: row.group,
  groupName: row.groupName,
  site: row.site,
  criticality: row.criticality,
  addresses: addressesOf(row, claims),
  bornAt: toIso(row.bornAt),
  lastRecordAt: row.clock === null ? null : toIso(row.clock),
  sources: sourcesOf(row),
  breach: row.breach,
  threat: row.threat,
  stages: Array.from(row.stages, (letter) => STATUS[letter] ?? 'not-assessed'),
  strongestReason: row.strongestReason,
  asOf: row.asOf === null ? null : toIso(row.asOf),
})

/** Devices as the API shows them, with their addresses and sources. */
export const deviceDocumentsOf = async (pool: Pool, rows: readonly DeviceRow[]): Promise<DeviceDocument[]> => {
  const claims = await readClaimsOf(
    pool,
    rows.map((row) => row.id),
  )
  return rows.map((row) => documentOf(row, claims))
}

/** One device as the API shows it. */
export const deviceDocumentOf = async (pool: Pool, row: DeviceRow): Promise<DeviceDocument> =>
  documentOf(row, await readClaimsOf(pool, [row.id]))
