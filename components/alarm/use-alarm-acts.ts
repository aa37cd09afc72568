import type { AlarmActDocument, AlarmActRequest } from '@/lib/contracts/alarm'
import { actSentence } from '@/lib/view/alarm-sentence'
import { useBulkActs } from '../bulk/use-bulk-acts'
import { actOnAlarms, readAlarmAct, undoAlarmAct } from '../queries/alarm-queries'
import { queryKeys } from '../queries/query-keys'

export type Acting = { request: AlarmActRequest; /** Behind the count, for instance "as expected". */ how?: string }

/** Acts on alarms: waits until all is done, says what was, and offers the way back. */
export const useAlarmActs = (onDone: () => void, onFailure: () => void) =>
  useBulkActs<Acting, AlarmActDocument>({
    begin: ({ request }) => actOnAlarms(request),
    read: readAlarmAct,
    undo: undoAlarmAct,
    say: (act, acting) => actSentence(act, acting?.how),
    refreshes: [queryKeys.alarms()],
    onDone,
    onFailure,
  })
