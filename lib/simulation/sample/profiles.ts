import { DAY_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { chanceOf } from './chance'
import type { SampleDevice } from './fleet'
import type { Story } from './story'

type Profile = Readonly<Record<string, unknown>>

/** Days are counted from midnight, so that a profile says the same whenever in the day it is sent. */
const dayBefore = ({ endAt }: Story, days: number): string => toIso((Math.floor(endAt / DAY_MS) - days) * DAY_MS)

const digestOf = (seed: number, id: string): string =>
  Array.from({ length: 32 }, (_, part) =>
    Math.floor(chanceOf(seed, id, 'certificate', part) * 256)
      .toString(16)
      .padStart(2, '0'),
  ).join('')

const certificateOf = (story: Story, { id, name, model }: SampleDevice) => ({
  subject: `CN=${name}, O=${model.vendor}`,
  fingerprint: digestOf(story.seed, id),
  notBefore: dayBefore(story, 90),
  notAfter: dayBefore(story, -400),
  keyType: 'ec',
  keyBits: 256,
  signatureAlgorithm: 'ecdsa-with-SHA256',
  selfSigned: false,
  shared: false,
})

/** What a well kept device says of itself. */
const soundProfile = (story: Story, device: SampleDevice): Profile => ({
  network: {
    addresses: [device.ip],
    interfaces: [{ name: 'eth0', mac: device.mac, addresses: [device.ip] }],
    egress: 'restricted',
    isolatedFromPeers: true,
    portForwarding: false,
  },
  encryption: { tlsMinimum: '1.2', storageEncrypted: true, keyStorage: 'hardware' },
  certificates: [certificateOf(story, device)],
  credentials: 'unique',
  login: { accounts: ['service'], lockout: true },
  updates: { signed: true, automatic: true, lastCheckedAt: dayBefore(story, 1), rollbackProtected: true },
  boot: { secure: true },
  system: { readOnly: true, servicesAsRoot: false, watchdog: true },
  logging: { enabled: true, remote: true },
  debugInterface: false,
})

/** An old camera that nobody looks after: what a worm looks for. */
const neglectedCamera = (story: Story, device: SampleDevice): Profile => {
  const sound = soundProfile(story, device)
  const isPublic = device.site === 'meridian'
  return {
    ...sound,
    services: [
      { transport: 'tcp', port: 23, name: 'telnet', authentication: 'password' },
      { transport: 'tcp', port: 443, name: 'https', authentication: 'password' },
      { transport: 'tcp', port: 554, name: 'rtsp', authentication: 'password' },
    ],
    network: { ...(sound['network'] as Profile), egress: 'unrestricted', isolatedFromPeers: !isPublic },
    encryption: { tlsMinimum: '1.0', storageEncrypted: false, keyStorage: 'plain' },
    credentials: isPublic ? 'default' : 'shared',
    login: { accounts: ['root', 'admin'], lockout: false },
    updates: { signed: false, automatic: false, lastCheckedAt: dayBefore(story, 400), rollbackProtected: false },
    boot: { secure: false },
    system: { readOnly: false, servicesAsRoot: true, watchdog: true },
  }
}

/** The pumps were put into service with everything as it came out of the box. */
const misconfiguredPump = (story: Story, device: SampleDevice): Profile => {
  const certificate = { ...certificateOf(story, device), selfSigned: true, shared: true, keyType: 'rsa', keyBits: 1024 }
  return {
    ...neglectedCamera(story, device),
    services: [
      { transport: 'tcp', port: 80, name: 'admin', authentication: 'none' },
      { transport: 'tcp', port: 502, name: 'modbus', authentication: 'none' },
      { transport: 'tcp', port: 5900, name: 'panel', authentication: 'none' },
    ],
    certificates: [{ ...certificate, notBefore: dayBefore(story, 1_900), notAfter: dayBefore(story, 75) }],
    credentials: 'default',
    safety: { rateLimited: false, interlock: true },
    messaging: { publish: ['#'], subscribe: ['#'] },
  }
}

const KEPT_BY_MODEL: Readonly<Record<string, (story: Story, device: SampleDevice) => Profile>> = {
  'ho-d420': neglectedCamera,
  'tw-17': misconfiguredPump,
}

/** What a device says of itself, as a line of `POST /api/v1/ingest/profiles`. */
export const profileLine = (
  story: Story,
  device: SampleDevice,
  at: EpochMs,
  firmware: { version: string; ageDays: number } = device.model.firmware,
): string => {
  const { type, vendor, model, key } = device.model
  const parts = (KEPT_BY_MODEL[key] ?? soundProfile)(story, device)
  const released = { version: firmware.version, releasedAt: dayBefore(story, firmware.ageDays) }
  const profile = { type, vendor, model, firmware: released, ...parts }
  return JSON.stringify({ thingName: device.id, observedAt: toIso(at), profile })
}
