import type { AlarmPhase } from '@/lib/server/repositories/alarm-lists'
import type { AlarmTerm } from './alarm-query'

/** The list that a search looks through: suppressed and closed alarms only when it asks for them, else the open ones. */
export const phaseOf = (terms: readonly AlarmTerm[]): AlarmPhase => {
  if (terms.some(({ kind }) => kind === 'reason')) return 'closed'
  const states = terms.flatMap((term) => (term.kind === 'state' ? [term.state] : []))
  const asked = states.find((state) => state === 'suppressed' || state === 'closed')
  return asked === 'suppressed' || asked === 'closed' ? asked : 'open'
}
