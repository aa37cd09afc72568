import { z } from 'zod'
import { CREDENTIALS } from '@/lib/domain/claimed-profile'
import {
  certificateSchema,
  encryptionSchema,
  loginSchema,
  messagingSchema,
  momentSchema,
  nameSchema,
  networkSchema,
  serviceSchema,
} from './profile-parts-schema'

const firmware = z.object({
  version: nameSchema,
  releasedAt: momentSchema.nullable().default(null).describe('When the vendor released this version.'),
})

const operatingSystem = z.object({
  name: nameSchema,
  version: nameSchema.default(''),
  supportEndsAt: momentSchema.nullable().default(null).describe('When its maker stops to fix it.'),
})

const updates = z.object({
  signed: z.boolean().optional().describe('It installs only updates with a valid signature.'),
  automatic: z.boolean().optional(),
  lastCheckedAt: momentSchema.optional().describe('When it last asked for updates.'),
  rollbackProtected: z.boolean().optional().describe('It refuses versions older than the one it runs.'),
})

const system = z.object({
  readOnly: z.boolean().optional().describe('The partition of its programs cannot be written at run time.'),
  servicesAsRoot: z.boolean().optional().describe('Services that speak to the network run with all rights.'),
  watchdog: z.boolean().optional().describe('It restarts by itself when it hangs.'),
})

const logging = z.object({
  enabled: z.boolean().optional().describe('It records security events.'),
  remote: z.boolean().optional().describe('It sends them to somewhere else.'),
})

const safety = z.object({
  rateLimited: z.boolean().optional().describe('What it sends or does in a time is limited.'),
  interlock: z.boolean().optional().describe('Something outside its software stops dangerous movements.'),
})

/**
 * A device's claim about itself as the API takes it: `ClaimedProfile` with its moments as text. Unknown members are
 * passed over, so that agents may say more than we read.
 */
export const profileSchema = z
  .object({
    type: nameSchema.optional().describe('What kind of device it is: camera, thermostat, gateway.'),
    vendor: nameSchema.optional(),
    model: nameSchema.optional(),
    firmware: firmware.optional(),
    operatingSystem: z.union([nameSchema, operatingSystem]).optional().describe('Its name, or its parts.'),
    software: z
      .array(z.object({ name: nameSchema, version: nameSchema }))
      .max(1_000)
      .optional(),
    services: z
      .array(serviceSchema)
      .max(1_000)
      .optional()
      .describe('All services it offers; a list replaces the last.'),
    network: networkSchema.optional(),
    encryption: encryptionSchema.optional(),
    certificates: z.array(certificateSchema).max(100).optional(),
    credentials: z
      .enum(CREDENTIALS)
      .optional()
      .describe('As shipped, the same in several devices, its own, or none asked for.'),
    login: loginSchema.optional(),
    updates: updates.optional(),
    boot: z.object({ secure: z.boolean() }).optional(),
    system: system.optional(),
    logging: logging.optional(),
    messaging: messagingSchema.optional(),
    safety: safety.optional(),
    debugInterface: z.boolean().optional().describe('A debug interface (JTAG, UART, adb) is enabled.'),
  })
  .describe('What a device says it is and how it is configured. A part that is missing says nothing.')

export type ProfileInput = z.infer<typeof profileSchema>

/** One profile of a batch as the API takes it. */
export const profileRecordSchema = z.object({
  thingName: z.string().describe('The device: 1 to 128 bytes without control characters.'),
  observedAt: momentSchema.optional().describe('When it was so; counts only with a token of scope import.'),
  profile: profileSchema,
})
