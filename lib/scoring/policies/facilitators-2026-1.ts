import type { FacilitatorWeights } from '../policy'

/** Weights of the facilitator rules: what they say of the past (weight) and of the next 30 days (p). */
export const FACILITATOR_WEIGHTS_2026_1: Readonly<Record<string, FacilitatorWeights>> = {
  'exposed-telnet': {
    weight: 0.6,
    p: 0.5,
    source: 'Antonakakis et al. 2017, Understanding the Mirai Botnet: Telnet is probed around the clock, half resist',
  },
  'exposed-remote-debug': {
    weight: 0.6,
    p: 0.5,
    source: 'ADB needs no password; the worms ADB.Miner and Trinity (2018) have used it ever since',
  },
  'default-credentials': {
    weight: 0.8,
    p: 0.6,
    source: 'the guess list of Mirai is made of them (Antonakakis et al. 2017): a probe is a success',
  },
  'cleartext-file-transfer': {
    weight: 0.3,
    p: 0.08,
    source: 'argument: FTP is guessed less than Telnet and gives files, seldom a shell',
  },
  'exposed-discovery': {
    weight: 0.3,
    p: 0.1,
    source: 'argument: SSDP and SNMP are used to reflect and to enumerate, seldom to take over',
  },
  'outdated-tls': { weight: 0.15, p: 0.01, source: 'argument: needs a place on the path; no worm uses it' },
  'weak-certificate': { weight: 0.15, p: 0.01, source: 'argument: needs a place on the path and computing power' },
  'expired-certificate': { weight: 0.1, p: 0.01, source: 'argument: a sign of neglect more than a way in' },
  'unsigned-updates': {
    weight: 0.3,
    p: 0.03,
    source: 'argument: needs a place on the path at update time, then lasts',
  },
  'insecure-boot': { weight: 0.2, p: 0.02, source: 'argument: used only after a way in was found, to stay' },
  'cleartext-messaging': { weight: 0.2, p: 0.05, source: 'argument: credentials and commands can be read on the path' },
  'exposed-remote-shell': {
    weight: 0.3,
    p: 0.1,
    source: 'argument: guessed as often as Telnet, but passwords are chosen better and keys are common',
  },
  'exposed-remote-desktop': {
    weight: 0.4,
    p: 0.15,
    source: 'argument: searched for like SSH, and often without a password',
  },
  'cleartext-web-admin': {
    weight: 0.3,
    p: 0.12,
    source: 'argument: web flaws of devices are scanned for daily, but each only fits some models',
  },
  'exposed-database': {
    weight: 0.4,
    p: 0.15,
    source: 'argument: open Redis and MongoDB are taken over within days, others are guessed at',
  },
  'exposed-industrial-protocol': {
    weight: 0.3,
    p: 0.08,
    source: 'argument: found by search engines at once, misused by few, and then with great effect',
  },
  'exposed-management-protocol': {
    weight: 0.5,
    p: 0.2,
    source: 'argument: between Telnet (0.5) and plain web pages (0.12); a worm took it in 2016',
  },
  'exposed-file-sharing': {
    weight: 0.3,
    p: 0.1,
    source: 'argument: worms that use it run inside networks, few of them reach devices',
  },
  'amplifying-service': {
    weight: 0.2,
    p: 0.05,
    source: 'argument: it is misused where it is, but that is no take-over',
  },
  'exposed-media-stream': {
    weight: 0.2,
    p: 0.06,
    source: 'argument: streams are looked at by many, the device itself is seldom taken by them',
  },
  'public-address': {
    weight: 0.3,
    p: 0.1,
    source: 'argument: it makes every other way in reachable, alone it is none',
  },
  'port-forwarding': {
    weight: 0.4,
    p: 0.2,
    source: 'argument: what it opens is found by the same scans as Telnet, but is not always weak',
  },
  'passwordless-service': {
    weight: 0.5,
    p: 0.3,
    source: 'argument: nothing to guess, but not every service gives control',
  },
  'missing-lockout': { weight: 0.2, p: 0.05, source: 'argument: it helps guessing, which needs a weak password too' },
  'weak-wireless': { weight: 0.2, p: 0.03, source: 'argument: needs somebody nearby' },
  'weak-ciphers': { weight: 0.15, p: 0.01, source: 'argument: needs a place on the path; no worm uses it' },
  'self-signed-certificate': {
    weight: 0.1,
    p: 0.01,
    source: 'argument: needs a place on the path, and is how most devices are shipped',
  },
  'aged-certificate': { weight: 0.1, p: 0.01, source: 'argument: a sign of neglect more than a way in' },
  'debug-interface': { weight: 0.3, p: 0.04, source: 'argument: most of them need hands on the device' },
  'unsupported-operating-system': { weight: 0.4, p: 0.1, source: 'argument: between an old firmware and a known hole' },
  'outdated-firmware': {
    weight: 0.3,
    p: 0.06,
    source: 'argument: old firmware has holes, which of them is known waits for vulnerability data',
  },
  'manual-updates': { weight: 0.1, p: 0.02, source: 'argument: prolongs every other hole' },
  'stale-updates': { weight: 0.15, p: 0.02, source: 'argument: prolongs every other hole' },
  'services-as-root': { weight: 0.2, p: 0.03, source: 'argument: makes a hole worse, is none' },
  'writable-system': { weight: 0.2, p: 0.02, source: 'argument: used only after a way in was found, to stay' },
  'rollback-allowed': { weight: 0.1, p: 0.01, source: 'argument: used only after a way in was found' },
  'logging-disabled': { weight: 0.1, p: 0.01, source: 'argument: hides, opens nothing' },
  'unrestricted-egress': {
    weight: 0.1,
    p: 0.02,
    source: 'argument: how most networks are; it opens nothing but keeps a channel possible',
  },
  'shared-certificate': {
    weight: 0.4,
    p: 0.05,
    source: 'argument: turns one lost device into many, needs the first one',
  },
  'plain-key-storage': { weight: 0.15, p: 0.02, source: 'argument: used only after a way in was found, to go further' },
  'flat-network': {
    weight: 0.15,
    p: 0.03,
    source: 'argument: how most networks are; needs a neighbour that was taken first',
  },
  'broad-messaging-rights': {
    weight: 0.3,
    p: 0.04,
    source: 'argument: turns one lost device into many, needs the first one',
  },
  'unencrypted-storage': { weight: 0.1, p: 0.02, source: 'argument: most need hands on the device' },
  'missing-rate-limit': { weight: 0.1, p: 0.01, source: 'argument: makes misuse worse, opens nothing' },
  'missing-interlock': { weight: 0.15, p: 0.01, source: 'argument: makes misuse worse, opens nothing' },
}
