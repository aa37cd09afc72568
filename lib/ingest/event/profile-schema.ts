import { z } from 'zod'

/** ISO 8601 or epoch milliseconds; what a clock may say is checked when it is read. */
export const momentSchema = z.union([z.string().max(40), z.number()])

const name = z.string().max(256)
const port = z.number().int().min(1).max(65_535)

const certificate = z.object({
  subject: z.string().max(1_024),
  fingerprint: z.string().max(256),
  notAfter: momentSchema,
  keyType: z.enum(['rsa', 'ec', 'ed25519', 'other']),
  keyBits: z.number().int().min(0).max(65_536),
  signatureAlgorithm: name,
  selfSigned: z.boolean(),
})

/** A device's claim about itself as the API takes it: `ClaimedProfile` with its dates as text. */
export const profileSchema = z.object({
  type: name.optional(),
  vendor: name.optional(),
  model: name.optional(),
  firmware: z.object({ version: name, releasedAt: momentSchema.nullable().default(null) }).optional(),
  operatingSystem: name.optional(),
  software: z
    .array(z.object({ name, version: name }))
    .max(1_000)
    .optional(),
  services: z
    .array(z.object({ transport: z.enum(['tcp', 'udp']), port, name }))
    .max(1_000)
    .optional(),
  encryption: z
    .object({
      tlsMinimum: z.enum(['1.0', '1.1', '1.2', '1.3', 'none', 'ssl3']),
      storageEncrypted: z.boolean().optional(),
    })
    .optional(),
  certificates: z.array(certificate).max(100).optional(),
  credentials: z.enum(['default', 'shared', 'unique', 'none-required']).optional(),
  updates: z.object({ signed: z.boolean(), automatic: z.boolean().optional() }).optional(),
  boot: z.object({ secure: z.boolean() }).optional(),
  debugInterface: z.boolean().optional(),
})

export type ProfileInput = z.infer<typeof profileSchema>
