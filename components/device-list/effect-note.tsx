import type { UseQueryResult } from '@tanstack/react-query'
import type { DeviceActEffect, DeviceSetting } from '@/lib/contracts/device-act'
import { effectSentence } from '@/lib/view/device-act-words'
import { FailureNote } from '../ui/failure-note'

type Props = { set: DeviceSetting | null; effect: UseQueryResult<DeviceActEffect> }

/** Says what would change before it is done. */
export function EffectNote({ set, effect }: Props) {
  if (effect.error !== null) {
    return <FailureNote what="What it would change" failure={effect.error} onRetry={() => void effect.refetch()} />
  }
  const { data } = effect
  const sentence = set === null || data === undefined ? 'Counting what would change' : effectSentence(set, data)
  return (
    <p role="status" className="min-h-10 rounded-control bg-surface-2 px-3 py-2 font-medium wrap-anywhere">
      {set === null ? 'What would change is shown here first.' : sentence}
    </p>
  )
}
