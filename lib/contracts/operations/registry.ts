import { z } from 'zod'
import { json, operation, type RawBody } from '../operation'
import { DeviceRegistration, RegistryChange, RegistryDocument, RegistryImportDocument } from '../registry'

const tag = 'Registry'

export const registerDevice = operation({
  id: 'registerDevice',
  method: 'POST',
  path: '/api/v1/devices',
  access: 'analyse',
  tag,
  summary: 'Registers a device, also one that reported before; 409 when it is registered',
  body: {
    kind: 'json',
    schema: DeviceRegistration,
    example: { id: 'camera-12', group: 'cameras', exposure: 'internet' },
  },
  answer: json(RegistryDocument),
  status: 201,
  refusals: [409, 413, 415],
})

export const getRegistry = operation({
  id: 'getRegistry',
  method: 'GET',
  path: '/api/v1/devices/{deviceId}/registry',
  access: 'read',
  tag,
  summary: 'What people and imports say of a device',
  answer: json(RegistryDocument),
  refusals: [404],
})

export const changeRegistry = operation({
  id: 'changeRegistry',
  method: 'PATCH',
  path: '/api/v1/devices/{deviceId}/registry',
  access: 'analyse',
  tag,
  summary: 'Changes what the registry says of a device',
  description: 'The scores follow within seconds when exposure, segment or group changed.',
  body: { kind: 'json', schema: RegistryChange, example: { group: 'cameras', exposure: 'site', segment: null } },
  answer: json(RegistryDocument),
  refusals: [404, 409, 413, 415],
})

const IMPORT_BODY: RawBody = {
  kind: 'raw',
  types: ['text/csv', 'application/json', 'application/x-ndjson'],
  schema: z.array(DeviceRegistration),
  note: 'CSV whose header names the columns (id, name, group, site, criticality, exposure, segment; comma or semicolon), where an empty cell says nothing and - takes exposure or segment away; or a JSON array or NDJSON of the same. At most 16 MB; gzip allowed.',
  example: [{ id: 'camera-12', group: 'cameras', site: 'north', criticality: 'high', exposure: 'internet' }],
}
const ImportQuery = z.object({
  preview: z
    .enum(['true', 'false'])
    .default('false')
    .transform((word) => word === 'true')
    .describe('true: only say what would change'),
  expect: z.string().max(64).nullable().default(null).describe('The digest of a preview; 409 when it is no longer so'),
})

/** What a person's import and a token's have in common. */
const IMPORT = {
  tag,
  query: ImportQuery,
  body: IMPORT_BODY,
  answer: json(RegistryImportDocument),
  refusals: [409, 413, 415, 422],
} as const

export const importRegistry = operation({
  ...IMPORT,
  id: 'importRegistry',
  method: 'POST',
  path: '/api/v1/registry/imports',
  access: 'analyse',
  summary: 'Registers and changes many devices at once, all or nothing; rows that cannot be read are named',
})

export const ingestRegistry = operation({
  ...IMPORT,
  id: 'ingestRegistry',
  method: 'POST',
  path: '/api/v1/ingest/registry',
  access: 'import',
  summary: 'The same for import tokens, for the things each of them may speak for',
})

export const exportRegistry = operation({
  id: 'exportRegistry',
  method: 'GET',
  path: '/api/v1/registry/export',
  access: 'read',
  tag,
  summary:
    'The registry of all devices as CSV that imports take again; cells a spreadsheet would run begin with an apostrophe',
  answer: { kind: 'other', type: 'text/csv' },
})

export const REGISTRY_OPERATIONS = [
  registerDevice,
  getRegistry,
  changeRegistry,
  importRegistry,
  ingestRegistry,
  exportRegistry,
]
