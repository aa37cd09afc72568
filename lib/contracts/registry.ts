import { z } from 'zod'
import { EXPOSURES } from '@/lib/domain/finding'
import { CRITICALITIES, REGISTRY_TEXT_LENGTH_MAX } from '@/lib/domain/registry-fields'
import { IsoTime } from './shared'

const Text = z
  .string()
  .trim()
  .min(1)
  .max(REGISTRY_TEXT_LENGTH_MAX)
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), { message: 'must not hold control characters' })

/** What people and imports say of a device. Its own claims about the same stand in its profile and change nothing here. */
export const RegistryDocument = z.object({
  deviceId: z.string(),
  origin: z.enum(['registered', 'reported', 'address']),
  name: z.string(),
  group: z.string(),
  site: z.string(),
  criticality: z.enum(CRITICALITIES),
  /** From where it can be reached; null: what was seen decides. */
  exposure: z.enum(EXPOSURES).nullable(),
  segment: z.string().nullable(),
})
export type RegistryDocument = z.infer<typeof RegistryDocument>

/** What is to be changed; a member that is left out stays, null takes it away. A group that does not exist is made. */
export const RegistryChange = z.object({
  name: Text.optional(),
  group: Text.optional(),
  site: Text.optional(),
  criticality: z.enum(CRITICALITIES).optional(),
  exposure: z.enum(EXPOSURES).nullable().optional(),
  segment: Text.nullable().optional(),
})
export type RegistryChange = z.infer<typeof RegistryChange>

/** A device to be registered: its id is its thing name. */
export const DeviceRegistration = z.object({ id: z.string().min(1).max(128), ...RegistryChange.shape })
export type DeviceRegistration = z.infer<typeof DeviceRegistration>

/** What an import does, or would do. Counts are of all rows; lists name the first 100. */
export const RegistryImportDocument = z.object({
  /** False for a preview. */
  applied: z.boolean(),
  at: IsoTime,
  rows: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  /** Groups that are made because a row names them. */
  newGroups: z.array(z.string()),
  differences: z.array(
    z.object({
      line: z.number().int(),
      deviceId: z.string(),
      isNew: z.boolean(),
      fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    }),
  ),
  /** `column` is empty when the whole row is meant. */
  rejects: z.array(z.object({ line: z.number().int(), column: z.string(), reason: z.string() })),
  /** Of the file and of what it changes: give it as `expect` to apply just this. */
  digest: z.string(),
})
export type RegistryImportDocument = z.infer<typeof RegistryImportDocument>
