import { z } from 'zod'
import { profileSchema } from '@/lib/ingest/profile/profile-schema'
import { IsoTime } from './shared'

const VersionShape = {
  /** Counts from 1. */
  version: z.number().int(),
  /** When the device said so, on its own clock. */
  at: IsoTime,
  receivedAt: IsoTime,
  /** Who delivered it: the name of a token. */
  source: z.string(),
  hash: z.string(),
}

/** A version of what a device said of itself. */
export const ProfileVersionDocument = z.object({
  ...VersionShape,
  /** Parts that differ from the version before. */
  changedParts: z.array(z.string()),
})
export type ProfileVersionDocument = z.infer<typeof ProfileVersionDocument>

/** What a device says of itself, shown as claimed, and what the registry says of the same. */
export const DeviceProfileDocument = z.object({
  deviceId: z.string(),
  /** Null when the device never said anything. */
  latest: z.object(VersionShape).nullable(),
  profile: profileSchema,
  comparison: z.array(
    z.object({
      field: z.enum(['exposure', 'segment']),
      registry: z.string().nullable(),
      claimed: z.string().nullable(),
      /** Null when one of them says nothing. */
      agrees: z.boolean().nullable(),
    }),
  ),
  /** What the registry says; a claim never changes it. */
  registry: z.object({
    group: z.string(),
    site: z.string(),
    exposure: z.string().nullable(),
    segment: z.string().nullable(),
  }),
})
export type DeviceProfileDocument = z.infer<typeof DeviceProfileDocument>

/** What a device says otherwise than before. */
export const ProfileDifferenceDocument = z.object({
  deviceId: z.string(),
  from: z.object(VersionShape).nullable(),
  to: z.object(VersionShape).nullable(),
  /** Values as JSON text; null: it said nothing of it. The first 1,000, by path. */
  changes: z.array(z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})
export type ProfileDifferenceDocument = z.infer<typeof ProfileDifferenceDocument>
