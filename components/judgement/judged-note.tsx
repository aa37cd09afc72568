'use client'

import type { JudgementDocument } from '@/lib/contracts/judgement'
import { CALLED, scopeText } from '@/lib/view/judgement-words'
import { Moment } from '../time/moment'
import { InertText } from '../ui/inert-text'
import { UndoButton } from './undo-button'

const TEXT_CHARACTERS_MAX = 500

/** Who said what of a finding, why and until when, with the way back. */
export function JudgedNote({ judgement }: { judgement: JudgementDocument }) {
  return (
    <div className="mb-2 flex items-start gap-2 rounded-control bg-surface-2 px-2.5 py-2 text-small">
      <p className="min-w-0 flex-1 wrap-anywhere">
        <span className="font-medium">
          {CALLED[judgement.verdict].replace(/^c/, 'C')} {scopeText(judgement.scope, judgement.scopeKey)}
        </span>{' '}
        by <InertText raw={judgement.by} charactersMax={120} />, <Moment at={judgement.at} />
        {judgement.expiresAt === null ? (
          ', until undone'
        ) : (
          <>
            , until <Moment at={judgement.expiresAt} />
          </>
        )}
        {judgement.subject === null ? ', whatever its subject' : ''}.{' '}
        <span className="block text-text-2">
          “<InertText raw={judgement.reason} charactersMax={TEXT_CHARACTERS_MAX} />”
        </span>
      </p>
      <UndoButton judgement={judgement} />
    </div>
  )
}
