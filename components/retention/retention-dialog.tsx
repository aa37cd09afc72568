'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RetentionItem, RetentionPreview } from '@/lib/contracts/retention'
import { queryKeys } from '../queries/query-keys'
import { changeRetention, previewRetention } from '../queries/retention-queries'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { TextField } from '../ui/text-field'
import { useToast } from '../ui/toast'
import { RetentionConsequence } from './retention-consequence'

type Props = { item: RetentionItem; mayChange: boolean }

/** Keeps something for another time: first what goes, then the act. */
export function RetentionDialog({ item, mayChange }: Props) {
  const name = <span className="sr-only"> {item.title}</span>
  if (!mayChange) {
    const why = 'Needs the Administrator role'
    return (
      <button
        type="button"
        className="btn"
        aria-disabled="true"
        aria-label={`Change ${item.title}: ${why}`}
        title={why}
      >
        Change
      </button>
    )
  }
  return (
    <Dialog button={<>Change{name}</>} title={`How long to keep: ${item.title}`} note={item.holds}>
      {(close) => <DaysForm item={item} close={close} />}
    </Dialog>
  )
}

type Change = RetentionPreview['items'][number]

function DaysForm({ item, close }: { item: RetentionItem; close: () => void }) {
  const [text, setText] = useState(String(item.days))
  const [problem, setProblem] = useState<string | null>(null)
  const days = Number(text)
  const preview = useMutation({ mutationFn: () => previewRetention({ days: { [item.name]: days } }) })
  const change = preview.data?.items[0]
  if (change !== undefined) return <ConfirmForm item={item} change={change} close={close} back={preview.reset} />
  const onSubmit = () => {
    const isGood = Number.isInteger(days) && days >= item.min && days <= item.max
    const wrong = `Must be ${String(item.min)} to ${String(item.max)} whole days`
    setProblem(isGood ? (days === item.days ? 'That is how long it is kept now' : null) : wrong)
    if (isGood && days !== item.days) preview.mutate()
  }
  return (
    <DialogForm act="Show what that removes" mutation={preview} onSubmit={onSubmit}>
      <TextField
        label="Days"
        inputMode="numeric"
        hint={`${String(item.min)} to ${String(item.max)}; it came with ${String(item.usual)}`}
        value={text}
        problem={problem}
        onChange={(event) => {
          setText(event.target.value)
        }}
      />
    </DialogForm>
  )
}

type ConfirmProps = { item: RetentionItem; change: Change; close: () => void; back: () => void }

function ConfirmForm({ item, change, close, back }: ConfirmProps) {
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const { before, after } = change
  const isShorter = after < before
  const client = useQueryClient()
  const toast = useToast()
  const act = useMutation({
    mutationFn: () =>
      changeRetention({
        days: { [item.name]: after },
        before: { [item.name]: before },
        confirmsRemoval: isShorter,
        reason,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.retention() })
      close()
      toast({ text: `${item.title} is kept ${String(after)} days. What is older goes within the hour.` })
    },
  })
  const isConfirmed = !isShorter || typed.trim() === String(after)
  const onSubmit = () => {
    setIsWrong(reason.trim() === '' || !isConfirmed)
    if (reason.trim() !== '' && isConfirmed) act.mutate()
  }
  return (
    <DialogForm act={`Keep it ${String(after)} days`} mutation={act} onSubmit={onSubmit}>
      <RetentionConsequence change={change} />
      <TextField
        label="Reason"
        required
        maxLength={500}
        value={reason}
        problem={isWrong && reason.trim() === '' ? 'Say why in a few words' : null}
        onChange={(event) => {
          setReason(event.target.value)
        }}
      />
      {isShorter ? (
        <TextField
          label={`Type ${String(after)} to remove what is older`}
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          problem={isWrong && !isConfirmed ? `Type the number of days, ${String(after)}` : null}
          onChange={(event) => {
            setTyped(event.target.value)
          }}
        />
      ) : null}
      <button type="button" className="btn btn-quiet justify-self-start" onClick={back}>
        Choose other days
      </button>
    </DialogForm>
  )
}
