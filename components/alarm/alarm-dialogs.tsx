'use client'

import type { AlarmActRequest, AlarmDocument } from '@/lib/contracts/alarm'
import { CLOSED_WORDS } from '@/lib/view/alarm-words'
import { AssignDialog } from './assign-dialog'
import type { AlarmDoing } from './alarm-bulk-bar'
import { CloseDialog } from './close-dialog'
import { SuppressDialog } from './suppress-dialog'
import type { Acting } from './use-alarm-acts'

type Props = {
  asked: AlarmDoing | null
  /** On what: the alarms by id, or all that match. */
  on: Pick<AlarmActRequest, 'ids' | 'all'>
  alarms: readonly AlarmDocument[]
  count: number
  act: { mutate: (acting: Acting) => void; isPending: boolean; error: Error | null }
  onAsked: (asked: AlarmDoing | null) => void
}

/** What is asked before alarms are closed, assigned or suppressed; at most one at a time. */
export function AlarmDialogs({ asked, on, alarms, count, act, onAsked }: Props) {
  const dialog = (what: AlarmDoing) => ({
    count,
    act,
    isOpen: asked === what,
    onOpenChange: (isOpen: boolean) => {
      onAsked(isOpen ? what : null)
    },
  })
  const onAct = (acting: Acting) => {
    act.mutate(acting)
    onAsked(null)
  }
  return (
    <>
      <CloseDialog
        {...dialog('close')}
        onClose={(reason) => {
          onAct({ request: { ...on, act: 'close', reason }, how: `as ${CLOSED_WORDS[reason]}` })
        }}
      />
      <AssignDialog
        {...dialog('assign')}
        onAssign={(owner) => {
          onAct({ request: { ...on, act: 'assign', owner }, how: owner === null ? 'to nobody' : '' })
        }}
      />
      <SuppressDialog
        {...dialog('suppress')}
        alarms={alarms}
        onSuppress={(suppression) => {
          onAct({ request: { ...on, act: 'suppress', suppression } })
        }}
      />
    </>
  )
}
