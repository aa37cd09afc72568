'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { DeviceSetting } from '@/lib/contracts/device-act'
import { UNGROUPED } from '@/lib/domain/device-group'
import { visibleText } from '@/lib/view/visible-text'
import { useSettled } from '../device/use-settled'
import { groupsQuery } from '../queries/group-queries'
import { TextField } from '../ui/text-field'
import { SettingForm, type SettingGiven } from './setting-form'

const SETTLES_MS = 250
const NAME_CHARACTERS = 64

/** Puts the selected devices into a group: one there is, or one that is made of its name. */
export function GroupForm(given: SettingGiven) {
  const id = useId()
  const [group, setGroup] = useState('')
  const q = useSettled(group.trim(), SETTLES_MS)
  const groups = useInfiniteQuery(groupsQuery({ q, kind: 'static', sort: 'name' }))
  const parsed = DeviceSetting.safeParse({ group })
  const isTyped = group.trim() !== ''
  return (
    <SettingForm {...given} set={parsed.success ? parsed.data : null}>
      <TextField
        label="Group"
        hint="One there is, or a new name. A device is in one group: it leaves the one it is in."
        list={id}
        autoComplete="off"
        value={group}
        problem={isTyped && !parsed.success ? 'At most 64 characters, and none of them a control character' : null}
        onChange={(event) => {
          setGroup(event.target.value)
        }}
      />
      <datalist id={id}>
        {/* By id: a group may be called otherwise than its id, and a name that is no id would make another group. */}
        {(groups.data?.items ?? [])
          .filter((one) => one.id !== UNGROUPED)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {visibleText(one.name, NAME_CHARACTERS)}
            </option>
          ))}
      </datalist>
    </SettingForm>
  )
}
