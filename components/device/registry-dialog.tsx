'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { RegistryChange, type RegistryDocument } from '@/lib/contracts/registry'
import { EXPOSURES } from '@/lib/domain/finding'
import { CRITICALITIES } from '@/lib/domain/registry-fields'
import { fieldProblemsOf, problemOf, type FieldProblems } from '../auth/field-problems'
import { changeRegistry, registryQuery } from '../queries/profile-queries'
import { queryKeys } from '../queries/query-keys'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { QueryPanel } from '../ui/query-panel'
import { SelectField } from '../ui/select-field'
import { TextField } from '../ui/text-field'

/** Lets an analyst say where a device stands. */
export function RegistryDialog({ deviceId }: { deviceId: string }) {
  return (
    <Dialog
      button="Edit the registry"
      title="Where this device stands"
      note="Exposure, segment and group change its scores within seconds."
    >
      {(close) => <RegistryLoader deviceId={deviceId} onDone={close} />}
    </Dialog>
  )
}

function RegistryLoader({ deviceId, onDone }: { deviceId: string; onDone: () => void }) {
  const registry = useQuery(registryQuery(deviceId))
  return (
    <QueryPanel query={registry} label="The registry" shape="m-4 h-60">
      {(data) => <RegistryForm registry={data} onDone={onDone} />}
    </QueryPanel>
  )
}

const TEXTS = [
  ['name', 'Name'],
  ['group', 'Group'],
  ['site', 'Site'],
  ['segment', 'Network segment'],
] as const
const UNSAID = 'what was seen decides'

type Form = Record<'name' | 'group' | 'site' | 'segment' | 'criticality' | 'exposure', string>

const changeOf = (form: Form) => ({
  ...form,
  segment: form.segment.trim() === '' ? null : form.segment,
  exposure: form.exposure === UNSAID ? null : form.exposure,
})

function RegistryForm({ registry, onDone }: { registry: RegistryDocument; onDone: () => void }) {
  const { deviceId, name, group, site, criticality, exposure, segment } = registry
  const [form, setForm] = useState<Form>({
    name,
    group,
    site,
    segment: segment ?? '',
    criticality,
    exposure: exposure ?? UNSAID,
  })
  const [problems, setProblems] = useState<FieldProblems>({})
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: (given: RegistryChange) => changeRegistry(deviceId, given),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.device(deviceId) })
      onDone()
    },
  })
  const onSubmit = () => {
    const parsed = RegistryChange.safeParse(changeOf(form))
    setProblems(parsed.success ? {} : fieldProblemsOf(parsed.error))
    if (parsed.success) change.mutate(parsed.data)
  }
  const set = (field: keyof Form) => (value: string) => {
    setForm({ ...form, [field]: value })
  }
  return (
    <DialogForm act="Save the registry" mutation={change} onSubmit={onSubmit}>
      {TEXTS.map(([field, label]) => (
        <TextField
          key={field}
          label={label}
          value={form[field]}
          problem={problemOf(problems, field, label)}
          onChange={(event) => {
            set(field)(event.target.value)
          }}
        />
      ))}
      <SelectField label="Criticality" value={form.criticality} options={CRITICALITIES} onChange={set('criticality')} />
      <SelectField label="Exposure" value={form.exposure} options={[UNSAID, ...EXPOSURES]} onChange={set('exposure')} />
    </DialogForm>
  )
}
