'use client'

import Link from 'next/link'
import type { JudgementDocument } from '@/lib/contracts/judgement'
import { deviceHref } from '@/lib/view/device-href'
import { scopeText, stateText, VERDICT_WORDS } from '@/lib/view/judgement-words'
import { Moment } from '../time/moment'
import { InertText } from '../ui/inert-text'
import { UndoButton } from './undo-button'

const TEXT_CHARACTERS_MAX = 200

/** One judgement: what, where, who, why, until when; all of its text may be a stranger's. */
export function JudgementRow({ judgement }: { judgement: JudgementDocument }) {
  const { title, subject, verdict, scope, scopeKey, deviceId, findingId, expiresAt, active } = judgement
  const href = `${deviceHref(deviceId)}?evidence=${encodeURIComponent(findingId)}`
  return (
    <tr className="align-top [&>td]:py-1.5">
      <th scope="row" className="!text-base !whitespace-normal !text-text sm:max-w-72">
        <Link href={href} className="text-accent wrap-anywhere">
          <InertText raw={title} charactersMax={80} />{' '}
          <InertText raw={subject ?? 'whatever it finds'} charactersMax={TEXT_CHARACTERS_MAX} />
        </Link>
      </th>
      <td data-label="Verdict" className="font-medium">
        {VERDICT_WORDS[verdict]}
      </td>
      <td data-label="Where" className="wrap-anywhere sm:max-w-48">
        {scopeText(scope, scopeKey)}
      </td>
      <td data-label="Why" className="text-small wrap-anywhere text-text-2 sm:max-w-72">
        <InertText raw={judgement.reason} charactersMax={500} />
      </td>
      <td data-label="By" className="sm:max-w-48">
        <InertText raw={judgement.by} charactersMax={120} />
      </td>
      <td data-label="Given" className="text-text-2">
        <Moment at={judgement.at} />
      </td>
      <td data-label="Ends" className="text-text-2">
        {expiresAt === null ? 'when undone' : <Moment at={expiresAt} />}
      </td>
      <td data-label="State">{active ? stateText(judgement) : <span className="chip">{stateText(judgement)}</span>}</td>
      <td className="text-right max-sm:text-left">{active ? <UndoButton judgement={judgement} /> : null}</td>
    </tr>
  )
}
