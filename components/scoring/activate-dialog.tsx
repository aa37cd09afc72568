'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../auth/me'
import { queryKeys } from '../queries/query-keys'
import { activatePolicy, versionPreviewQuery } from '../queries/scoring-queries'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { QueryPanel } from '../ui/query-panel'
import { useToast } from '../ui/toast'
import { PreviewResult } from './preview-result'
import { ReasonField } from './reason-field'

type Props = { version: string; active: string }

/** Puts a version in force, a later or an earlier one, once its effect is on the screen. */
export function ActivateDialog({ version, active }: Props) {
  const mayActivate = useMay('administer')
  const name = <span className="sr-only"> {version}</span>
  if (!mayActivate) {
    const why = 'Needs the Administrator role'
    return (
      <button
        type="button"
        className="btn"
        aria-disabled="true"
        aria-label={`Put in force ${version}: ${why}`}
        title={why}
      >
        Put in force
      </button>
    )
  }
  return (
    <Dialog
      button={<>Put in force{name}</>}
      title={`Put ${version} in force?`}
      note={`Every device is scored by it from now on. Putting ${active} in force again undoes it.`}
    >
      {(close) => <ActivateForm version={version} active={active} close={close} />}
    </Dialog>
  )
}

function ActivateForm({ version, active, close }: Props & { close: () => void }) {
  const [reason, setReason] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const preview = useQuery(versionPreviewQuery(version, active))
  const client = useQueryClient()
  const toast = useToast()
  const activate = useMutation({
    mutationFn: activatePolicy,
    onSuccess: async (_, done) => {
      await client.invalidateQueries({ queryKey: queryKeys.allScoring() })
      close()
      const back = { version: done.before, before: done.version, reason: `Undone: ${done.reason}`.slice(0, 500) }
      const undo = () => {
        activate.mutate(back)
      }
      toast({ text: `${done.version} is in force. The fleet is scored by it.`, undo })
    },
    onError: (error) => {
      toast({ text: error.message, isFailure: true })
    },
  })
  const onSubmit = () => {
    setIsMissing(reason.trim() === '')
    if (reason.trim() !== '') activate.mutate({ version, before: active, reason })
  }
  return (
    <DialogForm act={`Put ${version} in force`} mutation={activate} isReady={preview.isSuccess} onSubmit={onSubmit}>
      <QueryPanel query={preview} label="What it does to the fleet" shape="h-40">
        {(data) => <PreviewResult preview={data} versus={`Compared with ${active}, which is in force`} />}
      </QueryPanel>
      <ReasonField value={reason} isMissing={isMissing} onChange={setReason} />
    </DialogForm>
  )
}
