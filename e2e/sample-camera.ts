import { z } from 'zod'
import { ingestProfiles } from '@/lib/contracts/operations/profiles'
import { profileRecordSchema } from '@/lib/ingest/profile/profile-schema'

const MINUTE_MS = 60_000

/** The time some minutes ago, as ISO 8601. */
export const agoIso = (minutes: number): string => new Date(Date.now() - minutes * MINUTE_MS).toISOString()

const example = z.array(profileRecordSchema).min(1).parse(ingestProfiles.body.example)

/** The profile that the API's own description gives as its example: a camera with Telnet, old TLS and default credentials. */
export const CAMERA_PROFILE = { ...example[0]?.profile }

/** Seven wrong passwords of one source, then a right one. */
export const guessedLogin = (thingName: string, sourceIp = '203.0.113.50') =>
  Array.from({ length: 8 }, (_, index) => ({
    thingName,
    observedAt: agoIso(30 - index),
    kind: 'login',
    outcome: index < 7 ? 'failure' : 'success',
    user: 'root',
    sourceIp,
    service: 'ssh',
  }))
