import { DeviceActDocument, DeviceActEffect, DeviceActEffectRequest, DeviceActRequest } from '../device-act'
import { json, operation } from '../operation'

const tag = 'Registry'

export const previewDeviceAct = operation({
  id: 'previewDeviceAct',
  method: 'POST',
  path: '/api/v1/registry/acts/effect',
  access: 'read',
  tag,
  summary: 'How many devices match exactly, and what setting fields of them would change',
  description:
    'A call looks through a bounded number of devices: ask again with nextCursor and add up until it is null. Give ids, or q, which must not be empty.',
  body: {
    kind: 'json',
    schema: DeviceActEffectRequest,
    example: { q: 'group:cameras', set: { criticality: 'high' } },
  },
  answer: json(DeviceActEffect),
  refusals: [413, 415],
})

export const actOnDevices = operation({
  id: 'actOnDevices',
  method: 'POST',
  path: '/api/v1/registry/acts',
  access: 'analyse',
  tag,
  summary: 'Sets fields of the registry of many devices: group, site, criticality, exposure, segment',
  description:
    'Named by ids, or all that match a query, at most 100,000, which must still be as many as `count` says; else 409 names the new count and nothing is changed. Where that takes longer to find out, and beyond 1,000 devices, the worker goes on: ask for the act until it is finished or refused.',
  body: {
    kind: 'json',
    schema: DeviceActRequest,
    example: { set: { criticality: 'high' }, all: { q: 'group:cameras', count: 1_204 } },
  },
  answer: json(DeviceActDocument),
  refusals: [409, 413, 415],
})

export const getDeviceAct = operation({
  id: 'getDeviceAct',
  method: 'GET',
  path: '/api/v1/registry/acts/{actId}',
  access: 'read',
  tag,
  summary: 'How far an act on devices is, and which it failed on',
  answer: json(DeviceActDocument),
  refusals: [404],
})

export const undoDeviceAct = operation({
  id: 'undoDeviceAct',
  method: 'POST',
  path: '/api/v1/registry/acts/{actId}/undo',
  access: 'analyse',
  tag,
  summary: 'Brings back what an act changed and nobody changed since',
  description: 'A group that the act made stays.',
  answer: json(DeviceActDocument),
  refusals: [404, 409],
})

export const DEVICE_ACT_OPERATIONS = [previewDeviceAct, actOnDevices, getDeviceAct, undoDeviceAct]
