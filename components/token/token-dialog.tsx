'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { TokenRequest, type TokenMade } from '@/lib/contracts/token'
import { tokenRequestOf, type TokenDraft } from '@/lib/view/token-request'
import { fieldProblemsOf, type FieldProblems } from '../auth/field-problems'
import { queryKeys } from '../queries/query-keys'
import { createToken } from '../queries/token-queries'
import { ActFailure } from '../ui/act-failure'
import { Dialog } from '../ui/dialog'
import { OneTimeSecret } from '../ui/one-time-secret'
import { TokenFields } from './token-fields'

const EMPTY: TokenDraft = { name: '', scope: 'ingest', bindingKind: 'things', binding: '', days: 90 }

/** Makes a token, which is shown once. */
export function TokenDialog() {
  return (
    <Dialog button="Make a token" isPrimary title="Make a token" note="Give it no more than its bearer needs.">
      {(close) => <TokenForm onDone={close} />}
    </Dialog>
  )
}

function TokenForm({ onDone }: { onDone: () => void }) {
  const [draft, setDraft] = useState(EMPTY)
  const [problems, setProblems] = useState<FieldProblems>({})
  const client = useQueryClient()
  const make = useMutation({
    mutationFn: createToken,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.tokens() }),
  })
  if (make.data !== undefined) return <MadeToken made={make.data} onDone={onDone} />
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (make.isPending) return
    const parsed = TokenRequest.safeParse(tokenRequestOf(draft, Date.now()))
    setProblems(parsed.success ? {} : fieldProblemsOf(parsed.error))
    if (parsed.success) make.mutate(parsed.data)
  }
  return (
    <form noValidate className="flex flex-1 flex-col" onSubmit={onSubmit}>
      <div className="grid gap-3.5 px-4 pb-4">
        <TokenFields draft={draft} problems={problems} onDraft={setDraft} />
        <ActFailure error={make.error} />
      </div>
      <div className="dialog-foot">
        <button type="submit" className="btn btn-primary" aria-disabled={make.isPending}>
          Make the token
        </button>
      </div>
    </form>
  )
}

function MadeToken({ made, onDone }: { made: TokenMade; onDone: () => void }) {
  return (
    <>
      <div role="status" className="px-4 pb-4">
        <OneTimeSecret label={`Token ${made.name}`} text={made.token}>
          Store the token where its bearer reads it, and send it as{' '}
          <code className="text-small">Authorization: Bearer …</code> It is not shown again.
        </OneTimeSecret>
      </div>
      <div className="dialog-foot">
        <button type="button" className="btn" onClick={onDone}>
          Done
        </button>
      </div>
    </>
  )
}
