import { z } from 'zod'
import {
  AUTHENTICATIONS,
  EGRESS_RULES,
  KEY_STORAGES,
  KEY_TYPES,
  TLS_VERSIONS,
  WIRELESS_SECURITIES,
} from '@/lib/domain/claimed-profile'

/** ISO 8601 or epoch milliseconds; what a clock may say is checked when it is read. */
export const momentSchema = z
  .union([z.string().max(40), z.number()])
  .describe('A moment: ISO 8601 (UTC when it names no zone) or epoch milliseconds.')

export const nameSchema = z.string().max(256)
const address = z.string().max(64)
const topic = z.string().max(512)

export const serviceSchema = z.object({
  transport: z.enum(['tcp', 'udp']),
  port: z.number().int().min(1).max(65_535),
  name: nameSchema.default('').describe('What answers there, for people; rules go by the port.'),
  address: address
    .optional()
    .describe('What it is bound to: an address, an interface, or `0.0.0.0` / `::` / `*` for all of them.'),
  authentication: z
    .enum(AUTHENTICATIONS)
    .optional()
    .describe('What a caller must show: nothing, a password, or a key or certificate.'),
})

export const networkSchema = z.object({
  addresses: z.array(address).max(64).optional(),
  interfaces: z
    .array(z.object({ name: nameSchema, mac: address.optional(), addresses: z.array(address).max(16).optional() }))
    .max(64)
    .optional(),
  resolvers: z.array(address).max(16).optional().describe('The name servers it is told to ask.'),
  exposure: z
    .enum(['internet', 'site', 'isolated'])
    .optional()
    .describe('From where it believes it can be reached. Shown as claimed; the registry and what was seen beat it.'),
  segment: nameSchema.optional().describe('The network segment it believes to be in. Shown as claimed.'),
  egress: z.enum(EGRESS_RULES).optional().describe('Whether it may open connections to any address or only to a list.'),
  isolatedFromPeers: z.boolean().optional().describe('Neighbours on the same network cannot reach it.'),
  portForwarding: z.boolean().optional().describe('It asks the router to open ports for it (UPnP IGD, NAT-PMP, PCP).'),
  ipForwarding: z.boolean().optional().describe('It passes packets from one of its networks to another.'),
  wirelessSecurity: z.enum(WIRELESS_SECURITIES).optional(),
})

const tlsVersion = z.enum(TLS_VERSIONS)

export const encryptionSchema = z.object({
  tlsMinimum: tlsVersion.optional().describe('The oldest TLS version it accepts; `none` when it accepts clear text.'),
  tlsVersions: z.array(tlsVersion).max(6).optional(),
  ciphers: z
    .array(z.string().max(64))
    .max(100)
    .optional()
    .describe('Cipher suites it accepts, by IANA or OpenSSL name.'),
  storageEncrypted: z.boolean().optional(),
  keyStorage: z.enum(KEY_STORAGES).optional().describe('How its private keys are kept.'),
})

export const certificateSchema = z.object({
  subject: z.string().max(1_024),
  fingerprint: nameSchema.describe('SHA-256 in hex, with or without colons.'),
  notBefore: momentSchema.optional(),
  notAfter: momentSchema,
  keyType: z.enum(KEY_TYPES),
  keyBits: z.number().int().min(0).max(65_536),
  signatureAlgorithm: nameSchema,
  selfSigned: z.boolean(),
  shared: z.boolean().optional().describe('Other devices hold the same certificate and key.'),
})

export const loginSchema = z.object({
  accounts: z.array(nameSchema).max(64).optional().describe('Names that may sign in on it. Never passwords.'),
  lockout: z.boolean().optional().describe('Wrong passwords slow down or stop further tries.'),
  rotatedAt: momentSchema.optional().describe('When its credentials were last changed.'),
})

export const messagingSchema = z.object({
  publish: z.array(topic).max(256).optional().describe('Topic filters it may publish to.'),
  subscribe: z.array(topic).max(256).optional().describe('Topic filters it may subscribe to.'),
})
