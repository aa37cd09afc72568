'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CompromiseRequest } from '@/lib/contracts/compromise'
import { useMay, useMe } from '../auth/me'
import { confirmCompromise, healCompromise, takeBackCompromise } from '../queries/judgement-queries'
import { queryKeys } from '../queries/query-keys'
import { useNow } from '../time/use-now'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { useToast } from '../ui/toast'
import { reasonProblemOf } from './judge-choices'
import { ReasonField } from './reason-field'
import { RefusedAct } from './refused-act'

type Target = { deviceId: string }

/** Sends an act on a device, reads the device again, and says what was done. */
const useAct = (deviceId: string, send: (reason: string) => Promise<unknown>, done: string, undo?: () => void) => {
  const client = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      toast({ text: done, undo })
      await client.invalidateQueries({ queryKey: queryKeys.device(deviceId) })
    },
  })
}

const useTakeBack = (deviceId: string) => {
  const toast = useToast()
  const act = useAct(deviceId, () => takeBackCompromise(deviceId), 'Taken back. It leaves no history.')
  return () => {
    act.mutate('', {
      onError: (error) => {
        toast({ text: `Not taken back: ${error.message}`, isFailure: true })
      },
    })
  }
}

/** Says that the device is compromised. */
export function ConfirmAct({ deviceId }: Target) {
  const takeBack = useTakeBack(deviceId)
  const done = 'Compromise confirmed. Breach likelihood is at least 99 until somebody else says it is healed.'
  const act = useAct(deviceId, (reason) => confirmCompromise(deviceId, reason), done, takeBack)
  if (!useMay('analyse')) return <RefusedAct act="Confirm compromise" reason="Needs the Analyst role" />
  return (
    <Dialog
      button="Confirm compromise"
      title="Confirm that this device is compromised?"
      note="Breach likelihood becomes at least 99, whatever is seen, until another person says that it is healed. You can take it back for 10 minutes."
    >
      {(close) => <ReasonForm act="Confirm compromise" mutation={act} onDone={close} />}
    </Dialog>
  )
}

/** Says that the device is healed; by another person than the one who confirmed. */
export function HealAct({ deviceId, by }: Target & { by: string }) {
  const { email } = useMe()
  const done = 'Healed. The compromise stays in the history of the device and fades over 90 days.'
  const act = useAct(deviceId, (reason) => healCompromise(deviceId, reason), done)
  if (!useMay('analyse')) return <RefusedAct act="Healed" reason="Needs the Analyst role" />
  if (email === by) return <RefusedAct act="Healed" reason="Somebody else must look and say so: you confirmed it" />
  return (
    <Dialog
      button="Healed"
      title="Is this device healed?"
      note="Breach likelihood goes by what is seen again. That it was compromised adds to it, fading, for 90 days."
    >
      {(close) => <ReasonForm act="Say that it is healed" mutation={act} onDone={close} />}
    </Dialog>
  )
}

/** Takes a slip back, while the one who confirmed may. */
export function TakeBackAct({ deviceId, by, until }: Target & { by: string; until: string | null }) {
  const { email } = useMe()
  const now = useNow()
  const takeBack = useTakeBack(deviceId)
  if (email !== by || until === null || Date.parse(until) < now) return null
  return (
    <button type="button" className="btn" onClick={takeBack}>
      Take it back
    </button>
  )
}

type FormProps = { act: string; mutation: ReturnType<typeof useAct>; onDone: () => void }

function ReasonForm({ act, mutation, onDone }: FormProps) {
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const onSubmit = () => {
    const given = CompromiseRequest.safeParse({ reason })
    setProblem(reasonProblemOf(given.error))
    if (given.success) mutation.mutate(given.data.reason, { onSuccess: onDone })
  }
  return (
    <DialogForm act={act} mutation={mutation} onSubmit={onSubmit}>
      <ReasonField value={reason} problem={problem} onChange={setReason} />
    </DialogForm>
  )
}
