'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { DeviceSetting } from '@/lib/contracts/device-act'
import { actButton } from '@/lib/view/device-act-words'
import { useSettled } from '../device/use-settled'
import { deviceActEffectQuery, type ActSelection } from '../queries/device-act-queries'
import { DialogForm } from '../ui/dialog-form'
import { EffectNote } from './effect-note'

/** A text is asked about once it has held still for so long. */
const SETTLES_MS = 250
const NOTHING: DeviceSetting = {}

export type SettingGiven = {
  on: ActSelection
  act: { isPending: boolean; error: Error | null }
  onSet: (set: DeviceSetting) => void
}

type Props = SettingGiven & {
  /** Null as long as nothing, or nothing that can be, is to be set. */
  set: DeviceSetting | null
  children?: ReactNode
}

/** What setting fields would change; `changed` only once it is of what is to be set now, and more than nothing. */
const useEffectOf = (on: ActSelection, set: DeviceSetting | null) => {
  const given = JSON.stringify(set)
  const settled = useSettled(given, SETTLES_MS)
  const asked = JSON.parse(settled) as DeviceSetting | null
  const effect = useQuery({ ...deviceActEffectQuery(on, asked ?? NOTHING), enabled: asked !== null })
  const changed = effect.data?.changed ?? 0
  return { asked, effect, changed: settled === given && changed > 0 ? changed : null }
}

/** The form of an act on the selected devices: what it would change is shown before it can be done. */
export function SettingForm({ on, act, onSet, set, children }: Props) {
  const { asked, effect, changed } = useEffectOf(on, set)
  const shown = changed === null ? null : set
  return (
    <DialogForm
      act={shown === null ? 'Set it' : actButton(shown, changed ?? 0)}
      mutation={{ isPending: act.isPending || shown === null, error: act.error }}
      onSubmit={() => {
        if (shown !== null) onSet(shown)
      }}
    >
      {children}
      <EffectNote set={asked} effect={effect} />
    </DialogForm>
  )
}
