import { z } from 'zod'
import { ACT_DEVICE_IDS_MAX, ACT_DEVICES_MAX } from '@/lib/domain/device-act'
import { SEARCH_LENGTH_MAX } from './query'
import { RegistryChange } from './registry'
import { IsoTime } from './shared'

const DeviceIds = z.array(z.string().min(1).max(256)).min(1).max(ACT_DEVICE_IDS_MAX)
const Query = z.string().max(SEARCH_LENGTH_MAX)

/** What the registry is to say of each of the devices; a member that is left out stays. `ungrouped` is no group. */
export const DeviceSetting = RegistryChange.omit({ name: true })
  .strict()
  .refine((set) => Object.values(set).some((value) => value !== undefined), { message: 'must name a field' })
export type DeviceSetting = z.infer<typeof DeviceSetting>

/** On which devices: named one by one, or all that match a query, which must still be as many as were shown. */
export const DeviceActRequest = z.object({
  ids: DeviceIds.optional(),
  all: z.object({ q: Query, count: z.number().int().min(1).max(ACT_DEVICES_MAX) }).optional(),
  set: DeviceSetting,
})
export type DeviceActRequest = z.infer<typeof DeviceActRequest>

/** Asks which devices an act would take, and with `set` what it would do to them. */
export const DeviceActEffectRequest = z.object({
  ids: DeviceIds.optional(),
  q: Query.optional(),
  set: DeviceSetting.optional(),
  cursor: z.string().max(1_024).nullable().default(null),
})
export type DeviceActEffectRequest = z.input<typeof DeviceActEffectRequest>

/**
 * Counted over a bounded number of devices: whoever asks adds up what the calls tell, one after the other, until
 * `nextCursor` is null.
 */
export const DeviceActEffect = z.object({
  devices: z.number().int(),
  /** Would be changed; are so already; cannot be changed, with the first reason. */
  changed: z.number().int(),
  same: z.number().int(),
  refused: z.number().int(),
  firstRefusal: z.string().nullable(),
  /** The group that would be made, since there is none of the name. */
  newGroup: z.string().nullable(),
  nextCursor: z.string().nullable(),
})
export type DeviceActEffect = z.infer<typeof DeviceActEffect>

export const DeviceActDocument = z.object({
  id: z.string(),
  act: z.enum(['set', 'undo']),
  actor: z.string(),
  at: IsoTime,
  /** Gathering: which devices it takes is not settled yet. Refused: other devices matched, and nothing was changed. */
  state: z.enum(['gathering', 'running', 'finished', 'refused']),
  refusal: z.string().nullable(),
  devices: z.number().int(),
  done: z.number().int(),
  /** Of the ones done: those that stood otherwise before. */
  changed: z.number().int(),
  failed: z.number().int(),
  /** Whether an undo would bring something back. */
  canUndo: z.boolean(),
  /** The first 20 that failed, each with why. */
  failures: z.array(z.object({ id: z.string(), name: z.string(), reason: z.string() })),
})
export type DeviceActDocument = z.infer<typeof DeviceActDocument>

/** Devices by id, for a file of just these. */
export const DeviceExportRequest = z.object({ ids: DeviceIds })
