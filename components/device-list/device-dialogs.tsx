'use client'

import { UNGROUPED } from '@/lib/domain/device-group'
import { formatCounted } from '@/lib/view/format-number'
import { Dialog } from '../ui/dialog'
import { FieldForm } from './field-form'
import { GroupForm } from './group-form'
import { SettingForm, type SettingGiven } from './setting-form'

export type DeviceDoing = 'group' | 'leave' | 'field'

type Props = SettingGiven & { asked: DeviceDoing; count: number; onClose: () => void }

const TITLES = {
  group: (devices) => `Put ${devices} into a group`,
  leave: (devices) => `Take ${devices} out of their group`,
  field: (devices) => `Set a field of ${devices}`,
} as const satisfies Record<DeviceDoing, (devices: string) => string>

const LEFT = { group: UNGROUPED }

/** What is asked before something is done to the selected devices. */
export function DeviceDialogs({ asked, count, onClose, ...given }: Props) {
  return (
    <Dialog
      button={null}
      title={TITLES[asked](formatCounted(count, 'device'))}
      note="You can undo it."
      control={{
        isOpen: true,
        onOpenChange: (isOpen) => {
          if (!isOpen) onClose()
        },
      }}
    >
      {() => {
        if (asked === 'group') return <GroupForm {...given} />
        return asked === 'field' ? <FieldForm {...given} /> : <SettingForm {...given} set={LEFT} />
      }}
    </Dialog>
  )
}
