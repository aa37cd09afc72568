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
  /** Null as long as nothing, or nothing that can be, is to be set. */ set: DeviceSetting | null
  children?: ReactNode
}

/** The form of an act on the selected devices: what it would change is shown before it can be done. */
export function SettingForm({ on, act, onSet, set, children }: Props) {
  const settled = useSettled(set === null ? '' : JSON.stringify(set), SETTLES_MS)
  const asked = settled === '' ? null : (JSON.parse(settled) as DeviceSetting)
  const effect = useQuery({ ...deviceActEffectQuery(on, asked ?? NOTHING), enabled: asked !== null })
  const isShown = set !== null && settled === JSON.stringify(set) && (effect.data?.changed ?? 0) > 0
  return (
    <DialogForm
      act={isShown ? actButton(set, effect.data?.changed ?? 0) : 'Set them'}
      mutation={{ isPending: act.isPending || !isShown, error: act.error }}
      onSubmit={() => {
        if (set !== null) onSet(set)
      }}
    >
      {children}
      <EffectNote set={asked} effect={effect} />
    </DialogForm>
  )
}
