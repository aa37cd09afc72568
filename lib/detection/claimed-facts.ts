import type { ClaimedCertificate, ClaimedProfile } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'

export type JudgedCertificate = Pick<
  ClaimedCertificate,
  'fingerprint' | 'notAfter' | 'keyType' | 'keyBits' | 'signatureAlgorithm'
>

/** The parts of a claim that rules judge; the whole of it is kept with the device. */
export type JudgedProfile = Pick<ClaimedProfile, 'encryption' | 'credentials' | 'updates' | 'boot' | 'services'> & {
  certificates?: readonly JudgedCertificate[]
}

export type ProfileFacts = { claimedAt: EpochMs; profile: JudgedProfile }

export const CERTIFICATES_MAX = 3
export const CLAIMED_SERVICES_MAX = 16
/** A SHA-256 in hex, colons left out; and the longest usual name of a signature algorithm. */
const FINGERPRINT_LENGTH_MAX = 64
const ALGORITHM_LENGTH_MAX = 32

const judgedCertificate = (certificate: ClaimedCertificate): JudgedCertificate => ({
  fingerprint: certificate.fingerprint.replaceAll(':', '').slice(0, FINGERPRINT_LENGTH_MAX),
  notAfter: certificate.notAfter,
  keyType: certificate.keyType,
  keyBits: certificate.keyBits,
  signatureAlgorithm: certificate.signatureAlgorithm.slice(0, ALGORITHM_LENGTH_MAX),
})

/**
 * The parts of a claim that rules judge, bounded, on top of what was claimed before: a part that is missing says
 * nothing. Certificates that end first are kept.
 */
export const judgedProfile = (known: JudgedProfile, claim: ClaimedProfile): JudgedProfile => {
  const { encryption, credentials, updates, boot, services, certificates } = claim
  return {
    ...known,
    ...(encryption === undefined ? {} : { encryption: { tlsMinimum: encryption.tlsMinimum } }),
    ...(credentials === undefined ? {} : { credentials }),
    ...(updates === undefined ? {} : { updates: { signed: updates.signed } }),
    ...(boot === undefined ? {} : { boot: { secure: boot.secure } }),
    ...(services === undefined
      ? {}
      : {
          services: services
            .slice(0, CLAIMED_SERVICES_MAX)
            .map(({ transport, port }) => ({ transport, port, name: '' })),
        }),
    ...(certificates === undefined
      ? {}
      : {
          certificates: [...certificates]
            .sort((a, b) => a.notAfter - b.notAfter)
            .slice(0, CERTIFICATES_MAX)
            .map(judgedCertificate),
        }),
  }
}
