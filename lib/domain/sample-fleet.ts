/**
 * What the sample fleet consists of is named so: its devices, groups, sensors, address spaces and tokens. The names are
 * kept for it, whoever asks: no device, sensor or group of this installation can carry one, so whatever does is sample
 * data and goes with it.
 */
export const SAMPLE_PREFIX = 'sample:'

/** Whether a name is kept for the sample fleet; ids of devices known by an address name their space behind `~`. */
export const isSampleName = (name: string): boolean =>
  name.startsWith(SAMPLE_PREFIX) || name.startsWith(`~${SAMPLE_PREFIX}`)

/** Devices of a whole sample fleet, and the least with which its story can be told. */
export const SAMPLE_DEVICES_MAX = 240

/** What has become of the sample fleet: `waiting` for the worker, which then is `loading` or `removing` it. */
export const SAMPLE_STATES = ['absent', 'waiting', 'loading', 'present', 'failed', 'removing'] as const
export type SampleState = (typeof SAMPLE_STATES)[number]
