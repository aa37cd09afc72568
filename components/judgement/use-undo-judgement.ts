import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { undoJudgement } from '../queries/judgement-queries'
import { queryKeys } from '../queries/query-keys'
import { useToast } from '../ui/toast'

/** Reads again what a judgement moved: the device it was said of, and the lists of judgements. */
export const useRefreshJudged = () => {
  const client = useQueryClient()
  return useCallback(
    async (deviceId: string) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.device(deviceId) }),
        client.invalidateQueries({ queryKey: queryKeys.allJudgements() }),
        client.invalidateQueries({ queryKey: ['rule'] }),
      ])
    },
    [client],
  )
}

/** Takes a judgement back, and says so. */
export const useUndoJudgement = () => {
  const refresh = useRefreshJudged()
  const toast = useToast()
  return useMutation({
    mutationFn: undoJudgement,
    onSuccess: async ({ judgement, devicesToFollow }) => {
      const more = devicesToFollow === 0 ? '' : ` ${String(devicesToFollow)} devices follow.`
      toast({ text: `Undone: it counts again as if it had not been judged.${more}` })
      await refresh(judgement.deviceId)
    },
    onError: (error) => {
      toast({ text: `Not undone: ${error.message}`, isFailure: true })
    },
  })
}
