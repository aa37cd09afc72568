import type { NetworkObservation } from '@/lib/domain/observation'
import { HOUR_MS, MINUTE_MS, type EpochMs } from '@/lib/domain/time'

/** A sensor that sees less than the one that made a capture: which of its records are left. */
export type PoorerSensor = { name: string; sees: (record: NetworkObservation, begin: EpochMs) => boolean }

const isLookup = (record: NetworkObservation): boolean =>
  record.kind === 'dns' || (record.kind === 'flow' && record.responder.port === 53)

/**
 * What sensors commonly lack. A host must not turn from one band to another with them unless the rules that told it
 * had nothing to go by.
 */
export const POORER_SENSORS: readonly PoorerSensor[] = [
  { name: 'flows alone', sees: ({ kind }) => kind === 'flow' },
  { name: 'no look-ups', sees: (record) => !isLookup(record) },
  { name: 'no flows', sees: ({ kind }) => kind !== 'flow' },
  { name: 'first two minutes', sees: ({ observedAt }, begin) => observedAt - begin < 2 * MINUTE_MS },
  { name: 'an hour late', sees: ({ observedAt }, begin) => observedAt - begin >= HOUR_MS },
]
