'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PolicyChangeRequest } from '@/lib/contracts/policy'
import { queryKeys } from '../queries/query-keys'
import { savePolicy } from '../queries/scoring-queries'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { useToast } from '../ui/toast'
import { ReasonField } from './reason-field'
import { useScoringView } from './use-scoring-view'

type Props = { request: PolicyChangeRequest; isPreviewed: boolean; onSaved: () => void }

/** Keeps a draft as a version, once its effect was shown. */
export function SaveDialog({ request, isPreviewed, onSaved }: Props) {
  if (!isPreviewed) {
    const why = 'Preview it on the fleet first'
    return (
      <button
        type="button"
        className="btn btn-primary"
        aria-disabled="true"
        aria-label={`Save as a new version: ${why}`}
        title={why}
      >
        Save as a new version
      </button>
    )
  }
  return (
    <Dialog
      button="Save as a new version"
      isPrimary
      title="Save as a new version"
      note="It is kept for ever and scores nothing until it is put in force."
    >
      {(close) => <SaveForm request={request} onSaved={onSaved} close={close} />}
    </Dialog>
  )
}

function SaveForm({ request, onSaved, close }: Omit<Props, 'isPreviewed'> & { close: () => void }) {
  const [reason, setReason] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const client = useQueryClient()
  const toast = useToast()
  const [, setView] = useScoringView()
  const save = useMutation({
    mutationFn: () => savePolicy({ ...request, reason }),
    onSuccess: async ({ version }) => {
      await client.invalidateQueries({ queryKey: queryKeys.policies() })
      close()
      onSaved()
      toast({ text: `Saved as ${version}. It scores nothing until it is put in force.` })
      await setView({ version })
    },
  })
  const onSubmit = () => {
    setIsMissing(reason.trim() === '')
    if (reason.trim() !== '') save.mutate()
  }
  return (
    <DialogForm act="Save the version" mutation={save} onSubmit={onSubmit}>
      <ReasonField value={reason} isMissing={isMissing} onChange={setReason} />
    </DialogForm>
  )
}
