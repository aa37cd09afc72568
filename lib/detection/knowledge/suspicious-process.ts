import type { DeviceEvent } from '@/lib/domain/observation'

type ProcessEvent = Extract<DeviceEvent, { kind: 'process' }>

/** World-writable places of the Filesystem Hierarchy Standard that firmware does not run programs from. */
const SCRATCH_PREFIXES = ['/tmp/', '/var/tmp/', '/dev/shm/', '/var/run/', '/run/'] as const

/**
 * Tools that fetch a file, as loaders of IoT malware use them (ATT&CK T1105), with a bare address for a host. Versions in
 * the name of a file look like addresses, so one counts only where a host stands.
 */
const FETCH_FROM_ADDRESS = /\b(?:wget|curl|tftp|ftpget)\b.*?(?:\s|\/\/|@)\d{1,3}(?:\.\d{1,3}){3}(?:[\s/:'"]|$)/

/** Whether a process runs from a scratch folder, or fetches a file from a bare address. */
export const isSuspiciousProcess = ({ path, commandLine }: ProcessEvent): boolean =>
  SCRATCH_PREFIXES.some((prefix) => path.startsWith(prefix)) || FETCH_FROM_ADDRESS.test(commandLine.slice(0, 1_024))
