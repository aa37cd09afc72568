'use client'

import { useMutation } from '@tanstack/react-query'
import type { PolicyDocument } from '@/lib/contracts/policy'
import { formatCounted } from '@/lib/view/format-number'
import { previewPolicy } from '../queries/scoring-queries'
import { ActFailure } from '../ui/act-failure'
import { Panel } from '../ui/panel'
import { DifferenceTable } from './difference-table'
import type { Draft } from './draft'
import { PreviewResult } from './preview-result'
import { SaveDialog } from './save-dialog'

type Props = { policy: PolicyDocument; draft: Draft; active: string; onDiscard: () => void }

const differencesOf = (policy: PolicyDocument, draft: Draft) =>
  policy.numbers.flatMap(({ value, ...number }) => {
    const after = draft[number.key]
    return after === undefined ? [] : [{ ...number, before: value, after }]
  })

/** A draft: what would become other, what that does to the fleet, and only then a new version. */
export function DraftPanel({ policy, draft, active, onDiscard }: Props) {
  const items = differencesOf(policy, draft)
  const request = { madeFrom: policy.version, changes: { ...draft } }
  const preview = useMutation({ mutationFn: () => previewPolicy(request) })
  const onPreview = () => {
    if (!preview.isPending) preview.mutate()
  }
  const title = `${formatCounted(items.length, 'number')} of ${policy.version} would become ${items.length === 1 ? 'another' : 'others'}`
  return (
    <Panel
      title={title}
      note="A draft: nothing is kept yet"
      actions={
        <>
          <button type="button" className="btn btn-quiet" onClick={onDiscard}>
            Discard the draft
          </button>
          <button type="button" className="btn" aria-disabled={preview.isPending} onClick={onPreview}>
            {preview.isPending ? 'Scoring the fleet anew' : 'Preview on the fleet'}
          </button>
          <SaveDialog request={request} isPreviewed={preview.isSuccess} onSaved={onDiscard} />
        </>
      }
    >
      <DifferenceTable caption="What the draft changes" items={items} />
      <div className="px-3.5 pb-3">
        <ActFailure error={preview.error} />
      </div>
      {preview.data === undefined ? null : (
        <PreviewResult preview={preview.data} versus={`Compared with ${active}, which is in force`} />
      )}
    </Panel>
  )
}
