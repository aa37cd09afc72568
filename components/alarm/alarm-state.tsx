import type { AlarmDocument } from '@/lib/contracts/alarm'
import { CLOSED_WORDS } from '@/lib/view/alarm-words'

const wordsOf = ({ state, isStanding, closedReason }: AlarmDocument): string | null => {
  if (state === 'closed') return closedReason === null ? 'closed' : CLOSED_WORDS[closedReason]
  if (state === 'suppressed') return 'suppressed'
  if (!isStanding) return 'cleared, waiting for you'
  return state === 'acknowledged' ? 'acknowledged' : null
}

/** How an alarm stands, where that is more than open. */
export function AlarmState({ alarm }: { alarm: AlarmDocument }) {
  const words = wordsOf(alarm)
  return words === null ? null : <span className="chip ml-2 align-baseline">{words}</span>
}
