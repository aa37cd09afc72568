import { isIP } from 'node:net'
import { resolve } from 'node:path'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { ROLES, type Role } from '@/lib/domain/permission'
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '@/lib/domain/person'

/** Every setting of this installation, read and checked once. Nothing else in the tree reads `process.env`. */
export type Environment = z.infer<typeof schema>

/** A setting that cannot be used; the message is meant for the person at the terminal. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError'
}

const urlOf = (protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be an address beginning with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })

const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535, {
    message: 'must be a whole number from 1 to 65535',
  })
  .transform(Number)

const hostName = z.string().refine((text) => isIP(text) > 0 || /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(text), {
  message: 'must be an IP address or a host name',
})

const trustedProxies = z
  .string()
  .transform((text) => (text === 'none' ? [] : text.split(',').map((part) => part.trim())))
  .refine((addresses) => addresses.every((address) => isIP(address) > 0), {
    message: 'must be "none" or a comma-separated list of IP addresses of your reverse proxies',
  })

/** Networks in CIDR notation. */
const networks = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((parts) => parts.every((part) => ipaddr.isValidCIDR(part)), {
    message: 'must be a comma-separated list of networks such as 10.20.0.0/16 or 127.0.0.1/32',
  })

/** `claimvalue=role,…`: which value of the role claim makes which role here. */
const roleMap = z
  .string()
  .transform((text) => text.split(',').map((pair) => pair.split('=').map((part) => part.trim())))
  .refine((pairs) => pairs.every(([value, role, ...rest]) => value !== '' && isRole(role) && rest.length === 0), {
    message: `must be a list such as group-a=analyst,group-b=administrator, of the roles ${ROLES.join(', ')}`,
  })
  .transform((pairs) => pairs.flatMap(([value = '', role]) => (isRole(role) ? [{ value, role }] : [])))

const isRole = (text: string | undefined): text is Role => ROLES.some((role) => role === text)

const secret = z.string().min(32, { message: 'must have at least 32 characters' })

const schema = z.object({
  /** Address the web process listens on. */
  HOST: hostName.default('127.0.0.1'),
  PORT: port.default(3000),
  /** Any PostgreSQL from version 15. The launcher sets it to the embedded database's socket when it is not given. */
  DATABASE_URL: urlOf(['postgres:', 'postgresql:']).optional(),
  /** Set by the launcher: the database is the embedded one, which has one backend and no autovacuum. */
  VEDETTE_EMBEDDED: z
    .enum(['0', '1'], { message: 'must be 0 or 1 (the launcher sets it)' })
    .default('0')
    .transform((flag) => flag === '1'),
  VEDETTE_DATA_DIR: z
    .string()
    .default('./data')
    .transform((path) => resolve(path)),
  VEDETTE_ADMIN_EMAIL: z.email({ message: 'must be an e-mail address' }).optional(),
  VEDETTE_ADMIN_PASSWORD: z
    .string()
    .min(PASSWORD_LENGTH_MIN, { message: `must have at least ${String(PASSWORD_LENGTH_MIN)} characters` })
    .max(PASSWORD_LENGTH_MAX, { message: `must have at most ${String(PASSWORD_LENGTH_MAX)} characters` })
    .optional(),
  /** Port of the embedded MQTT broker. */
  MQTT_PORT: port.default(1883),
  /** An existing broker to use instead of the embedded one. */
  MQTT_URL: urlOf(['mqtt:', 'mqtts:', 'ws:', 'wss:']).optional(),
  NEXTAUTH_SECRET: secret.optional(),
  NEXTAUTH_URL: urlOf(['http:', 'https:']).optional(),
  /** An OpenID provider that people may sign in with; the first three are given together. */
  VEDETTE_OIDC_ISSUER: urlOf(['http:', 'https:']).optional(),
  VEDETTE_OIDC_CLIENT_ID: z.string().optional(),
  VEDETTE_OIDC_CLIENT_SECRET: z.string().optional(),
  /** What the button says. */
  VEDETTE_OIDC_NAME: z.string().max(40, { message: 'must have at most 40 characters' }).default('Single sign-on'),
  /** The claim of the ID token whose value, or values, name a role here by VEDETTE_OIDC_ROLE_MAP. */
  VEDETTE_OIDC_ROLE_CLAIM: z.string().optional(),
  VEDETTE_OIDC_ROLE_MAP: roleMap.optional(),
  /** Proxies whose forwarding headers count; empty: all forwarding headers are ignored. */
  VEDETTE_TRUST_PROXY: trustedProxies.default([]),
  /** Networks that are not public and that the webhook may nevertheless post to, also over http. */
  VEDETTE_WEBHOOK_ALLOW: networks.default([]),
  VEDETTE_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], { message: 'must be debug, info, warn, error or silent' })
    .default('info'),
  /** Which of the processes this is, for the log; set by the launcher. */
  VEDETTE_PROCESS: z.string().max(40).default('command'),
  NODE_ENV: z.string().default('production'),
})

const SECRET_NAMES = new Set(['NEXTAUTH_SECRET', 'VEDETTE_ADMIN_PASSWORD', 'VEDETTE_OIDC_CLIENT_SECRET'])

/** Settings that mean something together only. */
const TOGETHER = [
  ['VEDETTE_ADMIN_EMAIL', 'VEDETTE_ADMIN_PASSWORD'],
  ['VEDETTE_OIDC_ISSUER', 'VEDETTE_OIDC_CLIENT_ID', 'VEDETTE_OIDC_CLIENT_SECRET'],
  ['VEDETTE_OIDC_ROLE_CLAIM', 'VEDETTE_OIDC_ROLE_MAP'],
] as const

/** The value as it may be printed: without secrets, bounded, control characters escaped. */
const printable = (name: string, value: string): string => {
  if (SECRET_NAMES.has(name)) return `the given value (${String(value.length)} characters)`
  return JSON.stringify(value.replace(/\/\/[^/]*@/, '//***@').slice(0, 120))
}

/**
 * Reads settings from name-value pairs; an empty value counts as not given.
 * Throws an EnvironmentError with one sentence for each bad value: name, value, what is allowed.
 */
export const parseEnvironment = (source: Readonly<Record<string, string | undefined>>): Environment => {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const sentences = parsed.error.issues.map(({ path, message }) => {
      const name = String(path[0])
      return `${name} is ${printable(name, source[name] ?? '')}, but it ${message}.`
    })
    throw new EnvironmentError(sentences.join('\n'))
  }
  for (const names of TOGETHER) {
    const missing = names.filter((name) => parsed.data[name] === undefined)
    if (missing.length === 0 || missing.length === names.length) continue
    throw new EnvironmentError(
      `${names.join(', ')} must be given together, or none of them; ${missing.join(', ')} is missing.`,
    )
  }
  return parsed.data
}

let environment: Environment | undefined

/** This process's settings, read at first use (not at import: a build has none). */
export const readEnvironment = (): Environment => (environment ??= parseEnvironment(process.env))

/** Whether a host name or address can be reached from this machine only. */
export const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
