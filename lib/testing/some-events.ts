import type { ClaimedCertificate, ClaimedProfile } from '@/lib/domain/claimed-profile'
import type { DeviceEvent, EventObservation } from '@/lib/domain/observation'
import { DAY_MS, SECOND_MS } from '@/lib/domain/time'
import { OUTSIDE_IP, START } from './some-flows'

/** What happened on the device, seconds after START. */
export const anEvent = (after: number, event: DeviceEvent): EventObservation => ({
  kind: 'event',
  observedAt: START + after * SECOND_MS,
  event,
  raw: `event ${String(after)}`,
})

export const aLogin = (after: number, outcome: 'success' | 'failure', sourceIp = OUTSIDE_IP): EventObservation =>
  anEvent(after, { kind: 'login', outcome, user: 'root', sourceIp, service: 'telnet' })

/** Wrong passwords one after the other, each second one. */
export const someFailedLogins = (count: number, sourceIp = OUTSIDE_IP): EventObservation[] =>
  Array.from({ length: count }, (_, index) => aLogin(index, 'failure', sourceIp))

export const aFileChange = (after: number, path: string): EventObservation =>
  anEvent(after, { kind: 'file', action: 'modified', path, sha256: null })

export const aProcess = (after: number, path: string, commandLine = ''): EventObservation =>
  anEvent(after, {
    kind: 'process',
    action: 'started',
    name: path.split('/').at(-1) ?? path,
    path,
    user: 'root',
    commandLine,
  })

/** As many errors as asked for, each `every` seconds after the other. */
export const someErrors = (count: number, every: number): EventObservation[] =>
  Array.from({ length: count }, (_, index) =>
    anEvent(index * every, { kind: 'error', component: 'rtsp', message: 'bad request' }),
  )

export type RestartReason = Extract<DeviceEvent, { kind: 'reboot' }>['reason']

export const aRestart = (after: number, reason: RestartReason): EventObservation =>
  anEvent(after, { kind: 'reboot', reason })

/** What the device says of itself. */
export const aClaim = (profile: ClaimedProfile, after = 0): EventObservation =>
  anEvent(after, { kind: 'config', profile })

/** A certificate nothing is wrong with. */
export const aCertificate = (words: Partial<ClaimedCertificate> = {}): ClaimedCertificate => ({
  subject: 'CN=camera',
  fingerprint: 'AB'.repeat(32),
  notAfter: START + 365 * DAY_MS,
  keyType: 'rsa',
  keyBits: 2_048,
  signatureAlgorithm: 'sha256WithRSAEncryption',
  selfSigned: false,
  ...words,
})
