import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { JudgementAim, JudgementMade } from '@/lib/contracts/judgement'
import { CALLED, scopeText } from '@/lib/view/judgement-words'
import { judge, judgementEffectQuery } from '../queries/judgement-queries'
import { queryKeys } from '../queries/query-keys'
import { useToast } from '../ui/toast'
import { useRefreshJudged, useUndoJudgement } from './use-undo-judgement'

const doneText = ({ judgement, devicesToFollow }: JudgementMade): string => {
  const { title, verdict, scope, scopeKey } = judgement
  const more = devicesToFollow > 1 ? ` ${String(devicesToFollow)} devices follow.` : ''
  return `${title}: ${CALLED[verdict]} ${scopeText(scope, scopeKey)}.${more}`
}

/** What a judgement would change, and the act itself: only ever with what was shown. */
export const useJudging = (aim: JudgementAim, onDone: () => void) => {
  const client = useQueryClient()
  const refresh = useRefreshJudged()
  const toast = useToast()
  const undo = useUndoJudgement()
  const effect = useQuery(judgementEffectQuery(aim))
  const apply = useMutation({
    mutationFn: judge,
    onSuccess: async (made) => {
      const onUndo = () => {
        undo.mutate(made.judgement.id)
      }
      toast({ text: doneText(made), undo: onUndo })
      onDone()
      await refresh(aim.deviceId)
    },
    // What was shown may no longer hold: it is shown anew.
    onError: () => client.invalidateQueries({ queryKey: queryKeys.judgementEffect(aim) }),
  })
  return { effect, apply }
}
