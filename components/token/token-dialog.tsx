'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { TokenRequest, type TokenMade } from '@/lib/contracts/token'
import { tokenRequestOf, type TokenDraft } from '@/lib/view/token-request'
import { fieldProblemsOf, type FieldProblems } from '../auth/field-problems'
import { queryKeys } from '../queries/query-keys'
import { createToken } from '../queries/token-queries'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { MadeOnce } from '../ui/made-once'
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
  const onSubmit = () => {
    const parsed = TokenRequest.safeParse(tokenRequestOf(draft, Date.now()))
    setProblems(parsed.success ? {} : fieldProblemsOf(parsed.error))
    if (parsed.success) make.mutate(parsed.data)
  }
  return (
    <DialogForm act="Make the token" mutation={make} onSubmit={onSubmit}>
      <TokenFields draft={draft} problems={problems} onDraft={setDraft} />
    </DialogForm>
  )
}

function MadeToken({ made, onDone }: { made: TokenMade; onDone: () => void }) {
  return (
    <MadeOnce label={`Token ${made.name}`} text={made.token} onDone={onDone}>
      Store the token where its bearer reads it, and send it as{' '}
      <code className="text-small">Authorization: Bearer …</code> It is not shown again.
    </MadeOnce>
  )
}
