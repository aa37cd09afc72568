import { useRef, useState, type RefObject } from 'react'
import type { AlarmActRequest } from '@/lib/contracts/alarm'
import { useMay } from '../auth/me'
import type { TableHandle } from '../device-list/device-table'
import { useListKeys } from '../device-list/use-list-keys'
import { useSelectionKeys } from '../bulk/use-selection-keys'
import type { Selection } from '../bulk/use-selection'
import { useCommands } from '../ui/commands'
import type { AlarmDoing } from './alarm-bulk-bar'
import type { Acting } from './use-alarm-acts'

const SCOPE = 'These alarms'

const focusedAlarm = (): string | null =>
  document.activeElement?.closest<HTMLElement>('[data-row-id]')?.dataset['rowId'] ?? null

type Given = {
  openId: string | null
  boxRef: RefObject<HTMLInputElement | null>
  selection: Selection
  /** What an act on the selection is on. */
  on: Pick<AlarmActRequest, 'ids' | 'all'>
  isBusy: boolean
  act: { mutate: (acting: Acting) => void }
  onClose: () => void
}

/** What buttons and keys of the page do; a key without a selection means the alarm it was pressed on. */
export const useAlarmDoing = ({ openId, boxRef, selection, on, isBusy, act, onClose }: Given) => {
  const tableRef = useRef<TableHandle>(null)
  const mayAct = useMay('analyse')
  const [asked, setAsked] = useState<AlarmDoing | null>(null)
  const hasSelection = selection.count > 0
  const onDo = (what: AlarmDoing) => {
    if (!mayAct || isBusy || !hasSelection) return
    if (what === 'acknowledge') act.mutate({ request: { ...on, act: 'acknowledge' } })
    else setAsked(what)
  }
  const onKeyDo = (what: AlarmDoing) => () => {
    const id = hasSelection ? null : (focusedAlarm() ?? openId)
    if (id === null || !mayAct || isBusy) {
      onDo(what)
    } else if (what === 'acknowledge') {
      act.mutate({ request: { ids: [id], act: 'acknowledge' } })
    } else {
      selection.toggle(id, false)
      setAsked(what)
    }
  }
  useListKeys({
    boxRef,
    onStep: (by) => tableRef.current?.step(by),
    onEscape: openId === null ? selection.clear : onClose,
  })
  useSelectionKeys(selection, SCOPE)
  useCommands([
    { id: 'acknowledge', text: 'Acknowledge', scope: SCOPE, keys: 'a', run: onKeyDo('acknowledge') },
    { id: 'assign', text: 'Assign', scope: SCOPE, keys: 'i', run: onKeyDo('assign') },
    { id: 'close', text: 'Close with a reason', scope: SCOPE, keys: 'e', run: onKeyDo('close') },
    { id: 'suppress', text: 'Suppress', scope: SCOPE, keys: 's', run: onKeyDo('suppress') },
  ])
  return { tableRef, asked, setAsked, onDo }
}
