import type { SubjectKind } from '@/lib/domain/alarm'
import type { Reading } from './alarm'

/** A network sensor, or a device's own agent, that sent in a rhythm sends nothing any more. */
export type SensorLostChange = { cause: 'sensor-lost'; of: SubjectKind; isLost: boolean }

/** Without a sensor many devices are not seen; without an agent one is. */
const SEVERITIES = { sensor: 'high', device: 'medium' } as const satisfies Record<SubjectKind, Reading['raises']>

/** What the state of a source means for its alarm. */
export const readSensorLost = ({ of, isLost }: SensorLostChange): Reading => {
  const severity = isLost ? SEVERITIES[of] : null
  return { raises: severity, holds: severity, level: 0 }
}
