'use client'

import { useState } from 'react'
import { CLOSE_REASONS, type CloseReason } from '@/lib/domain/alarm'
import { formatCounted } from '@/lib/view/format-number'
import { ChoiceField } from '../ui/choice-field'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'

type Act = { isPending: boolean; error: Error | null }
type Props = {
  count: number
  act: Act
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onClose: (reason: CloseReason) => void
}

const REASONS = {
  'attack-handled': [
    'Attack handled',
    'It was an attack and is dealt with. When it comes again the alarm opens again.',
  ],
  expected: ['Expected', 'It happened and is all right. Within a day it is only counted when it comes again.'],
  wrong: ['Wrong', 'It did not happen.'],
  duplicate: ['Duplicate', 'Another alarm stands for it.'],
} as const satisfies Record<CloseReason, readonly [string, string]>
const OPTIONS = CLOSE_REASONS.map((value) => ({ value, name: REASONS[value][0], note: REASONS[value][1] }))

/** Closes alarms, with why. */
export function CloseDialog({ count, act, isOpen, onOpenChange, onClose }: Props) {
  const [reason, setReason] = useState<CloseReason>('attack-handled')
  const what = formatCounted(count, 'alarm')
  return (
    <Dialog button={null} title={`Close ${what}`} note="You can undo it." control={{ isOpen, onOpenChange }}>
      {() => (
        <DialogForm
          act={`Close ${what}`}
          mutation={act}
          onSubmit={() => {
            onClose(reason)
          }}
        >
          <ChoiceField label="Why" value={reason} options={OPTIONS} onChange={setReason} />
        </DialogForm>
      )}
    </Dialog>
  )
}
