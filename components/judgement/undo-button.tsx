'use client'

import type { JudgementDocument } from '@/lib/contracts/judgement'
import { visibleText } from '@/lib/view/visible-text'
import { useMay } from '../auth/me'
import { useUndoJudgement } from './use-undo-judgement'

const TITLE_CHARACTERS = 80

/** Undoes a judgement, for who may judge. */
export function UndoButton({ judgement }: { judgement: JudgementDocument }) {
  const mayJudge = useMay('analyse')
  const undo = useUndoJudgement()
  const isOff = !mayJudge || undo.isPending
  return (
    <button
      type="button"
      className="btn aria-disabled:opacity-50"
      aria-disabled={isOff}
      title={mayJudge ? 'It counts again as if it had not been judged' : 'Needs the Analyst role'}
      onClick={() => {
        if (!isOff) undo.mutate(judgement.id)
      }}
    >
      Undo<span className="sr-only"> {visibleText(judgement.title, TITLE_CHARACTERS)}</span>
    </button>
  )
}
