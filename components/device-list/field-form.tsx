'use client'

import { useState } from 'react'
import { DeviceSetting } from '@/lib/contracts/device-act'
import { EXPOSURES } from '@/lib/domain/finding'
import { CRITICALITIES } from '@/lib/domain/registry-fields'
import { SelectField } from '../ui/select-field'
import { TextField } from '../ui/text-field'
import { SettingForm, type SettingGiven } from './setting-form'

const UNSAID = 'what was seen decides'

type Field = { name: string; words: readonly string[] | null; setOf: (value: string) => unknown }

const FIELDS: readonly [Field, ...Field[]] = [
  { name: 'Criticality', words: CRITICALITIES, setOf: (criticality) => ({ criticality }) },
  {
    name: 'Exposure',
    words: [...EXPOSURES, UNSAID],
    setOf: (exposure) => ({ exposure: exposure === UNSAID ? null : exposure }),
  },
  { name: 'Site', words: null, setOf: (site) => ({ site }) },
  { name: 'Network segment', words: null, setOf: (segment) => ({ segment }) },
  { name: 'No network segment', words: [], setOf: () => ({ segment: null }) },
]
const NAMES = FIELDS.map(({ name }) => name)
const CHOOSE = 'choose'
const WRONG = 'At most 64 characters, and none of them a control character'

/** Sets one field of the registry on the selected devices. */
export function FieldForm(given: SettingGiven) {
  const [field, setField] = useState<Field>(FIELDS[0])
  const [value, setValue] = useState('')
  const parsed = DeviceSetting.safeParse(field.setOf(value))
  return (
    <SettingForm {...given} set={parsed.success ? parsed.data : null}>
      <SelectField
        label="Field"
        value={field.name}
        options={NAMES}
        onChange={(name) => {
          setField(FIELDS.find((one) => one.name === name) ?? FIELDS[0])
          setValue('')
        }}
      />
      <ValueField field={field} value={value} isWrong={!parsed.success} onValue={setValue} />
    </SettingForm>
  )
}

type ValueProps = { field: Field; value: string; isWrong: boolean; onValue: (value: string) => void }

function ValueField({ field: { name, words }, value, isWrong, onValue }: ValueProps) {
  if (words === null) {
    const problem = isWrong && value.trim() !== '' ? WRONG : null
    return (
      <TextField
        label={name}
        value={value}
        problem={problem}
        onChange={(event) => {
          onValue(event.target.value)
        }}
      />
    )
  }
  if (words.length === 0) return null
  // Nothing is chosen for whoever has not chosen.
  const options = value === '' ? [CHOOSE, ...words] : words
  return <SelectField label="Becomes" value={value === '' ? CHOOSE : value} options={options} onChange={onValue} />
}
