import type { EpochMs } from '@/lib/domain/time'
import type { AlarmAsItStands, Decision } from './alarm'

const cleared = (alarm: AlarmAsItStands, closes: boolean, at: EpochMs): AlarmAsItStands => {
  if (!closes || alarm.state === 'closed') return { ...alarm, isStanding: false }
  return { ...alarm, isStanding: false, state: 'closed', closedReason: 'cleared', closedAt: at }
}

/** The alarm after a decision on it; a new one stands alone, open and unowned. */
export const applyDecision = (
  alarm: AlarmAsItStands | null,
  decision: Decision,
  at: EpochMs,
): AlarmAsItStands | null => {
  if (decision.kind === 'nothing') return alarm
  if (decision.kind === 'clear') return alarm === null ? null : cleared(alarm, decision.closes, at)
  const { kind, severity, level } = decision
  if (alarm === null || kind === 'raise') {
    return { state: 'open', severity, isStanding: true, level, hasOwner: false, closedReason: null, closedAt: null }
  }
  if (kind !== 'reopen') return { ...alarm, severity, level, isStanding: true }
  return { ...alarm, severity, level, isStanding: true, state: 'open', closedReason: null, closedAt: null }
}
