'use client'

import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { formatCounted } from '@/lib/view/format-number'
import { visibleText } from '@/lib/view/visible-text'
import { alarmOwnersQuery } from '../queries/alarm-queries'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { QueryPanel } from '../ui/query-panel'

const NAME_CHARACTERS = 80
const NOBODY = ''

type Props = {
  count: number
  act: { isPending: boolean; error: Error | null }
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onAssign: (owner: string | null) => void
}

/** Gives alarms to somebody, oneself first, or to nobody. */
export function AssignDialog({ count, act, isOpen, onOpenChange, onAssign }: Props) {
  const id = useId()
  const owners = useQuery({ ...alarmOwnersQuery(), enabled: isOpen })
  const [owner, setOwner] = useState('me')
  const what = formatCounted(count, 'alarm')
  return (
    <Dialog button={null} title={`Assign ${what}`} note="You can undo it." control={{ isOpen, onOpenChange }}>
      {() => (
        <DialogForm
          act={owner === NOBODY ? `Give ${what} to nobody` : `Assign ${what}`}
          mutation={act}
          onSubmit={() => {
            onAssign(owner === NOBODY ? null : owner)
          }}
        >
          <QueryPanel query={owners} label="The people" shape="h-9">
            {({ items }) => (
              <div className="grid gap-1">
                <label htmlFor={id} className="text-small font-medium text-text-2">
                  Who takes care of it
                </label>
                <select
                  id={id}
                  className="input"
                  value={owner}
                  onChange={(event) => {
                    setOwner(event.target.value)
                  }}
                >
                  <option value="me">Me</option>
                  <option value={NOBODY}>Nobody</option>
                  {items.map((one) => (
                    <option key={one.id} value={one.id}>
                      {visibleText(one.name, NAME_CHARACTERS)} ({visibleText(one.email, NAME_CHARACTERS)})
                    </option>
                  ))}
                </select>
              </div>
            )}
          </QueryPanel>
        </DialogForm>
      )}
    </Dialog>
  )
}
