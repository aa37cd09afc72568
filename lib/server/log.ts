import pino from 'pino'
import type { Logger } from 'pino'
import { readEnvironment } from '@/lib/server/env'

/** Longest text of one field: what is logged may come from an attacker. JSON escapes line breaks and control characters. */
const FIELD_LENGTH_MAX = 2000

const boundedFields = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' && value.length > FIELD_LENGTH_MAX ? `${value.slice(0, FIELD_LENGTH_MAX)}…` : value,
    ]),
  )

const REDACTED = ['authorization', 'cookie', 'password', 'token', 'secret'].flatMap((name) => [name, `*.${name}`])

/** A logger of JSON lines on standard error (standard output belongs to what a command prints). */
export const createLog = (level: string, processName: string): Logger =>
  pino(
    {
      level,
      base: { process: processName },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: REDACTED, censor: '[redacted]' },
      formatters: { level: (label) => ({ level: label }), log: boundedFields },
    },
    pino.destination({ dest: 2, sync: true }),
  )

let logger: Logger | undefined

const write =
  (level: 'debug' | 'info' | 'warn' | 'error') =>
  (fields: Readonly<Record<string, unknown>>, message: string): void => {
    const { VEDETTE_LOG_LEVEL: threshold, VEDETTE_PROCESS: name } = readEnvironment()
    logger ??= createLog(threshold, name)
    logger[level](fields, message)
  }

/** This process's log; the settings are read at the first line, not at import. */
export const log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
