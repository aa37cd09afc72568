import type { AlarmSeverity } from '@/lib/domain/alarm'
import { KILL_CHAIN_STAGES, type KillChainStage } from '@/lib/domain/kill-chain'

/** From command and control on an intruder is inside and at work. */
const LATE_STAGES: readonly KillChainStage[] = KILL_CHAIN_STAGES.slice(4)

/**
 * The place of an alarm in the list, 0 first: critical; high on a late stage of a device that matters much; high;
 * medium. The first two are to be acted on now.
 */
export const rankAlarm = (
  severity: AlarmSeverity,
  stage: KillChainStage | null,
  criticality: string | null,
): number => {
  if (severity === 'critical') return 0
  if (severity === 'medium') return 3
  return criticality === 'high' && stage !== null && LATE_STAGES.includes(stage) ? 1 : 2
}
