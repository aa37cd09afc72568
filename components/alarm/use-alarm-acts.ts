import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AlarmActDocument, AlarmActRequest } from '@/lib/contracts/alarm'
import { actSentence } from '@/lib/view/alarm-sentence'
import { actOnAlarms, readAlarmAct, undoAlarmAct } from '../queries/alarm-queries'
import { queryKeys } from '../queries/query-keys'
import { useToast } from '../ui/toast'

const POLL_MS = 1_000

const later = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, POLL_MS)
  })

export type Acting = { request: AlarmActRequest; /** Behind the count, for instance "as expected". */ how?: string }

/** Acts on alarms: waits until all is done, says what was, and offers the way back. */
export const useAlarmActs = (onDone: () => void) => {
  const [progress, setProgress] = useState<AlarmActDocument | null>(null)
  const client = useQueryClient()
  const toast = useToast()
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.alarms() })
  const follow = async (begun: AlarmActDocument): Promise<AlarmActDocument> => {
    let act = begun
    while (act.state === 'running') {
      setProgress(act)
      await later()
      act = await readAlarmAct(act.id)
    }
    setProgress(null)
    return act
  }
  const onFailure = (error: Error) => {
    setProgress(null)
    toast({ text: error.message, isFailure: true })
  }
  const undo = useMutation({
    mutationFn: async (actId: string) => follow(await undoAlarmAct(actId)),
    onSuccess: (act) => {
      toast({ text: actSentence(act) })
    },
    onError: onFailure,
    onSettled: refresh,
  })
  const act = useMutation({
    mutationFn: async ({ request }: Acting) => follow(await actOnAlarms(request)),
    onSuccess: (done, { how }) => {
      toast({ text: actSentence(done, how), undo: done.canUndo ? () => undo.mutate(done.id) : undefined })
      onDone()
    },
    onError: onFailure,
    onSettled: refresh,
  })
  return { act, undo, progress }
}
