import type { DeviceEvent } from '@/lib/domain/observation'

type ProcessEvent = Extract<DeviceEvent, { kind: 'process' }>

/** World-writable places of the Filesystem Hierarchy Standard that firmware does not run programs from. */
const SCRATCH_PREFIXES = ['/tmp/', '/var/tmp/', '/dev/shm/', '/var/run/', '/run/'] as const

/** Tools that fetch a file, as loaders of IoT malware use them (ATT&CK T1105), followed by a bare address. */
const FETCH_FROM_ADDRESS = /\b(?:wget|curl|tftp|ftpget)\b.*?(?:\/\/)?\b\d{1,3}(?:\.\d{1,3}){3}\b/

/** Whether a process runs from a scratch folder, or fetches a file from a bare address. */
export const isSuspiciousProcess = ({ path, commandLine }: ProcessEvent): boolean =>
  SCRATCH_PREFIXES.some((prefix) => path.startsWith(prefix)) || FETCH_FROM_ADDRESS.test(commandLine.slice(0, 1_024))
