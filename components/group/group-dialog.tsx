'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { GroupRequest } from '@/lib/contracts/group'
import { groupHref } from '@/lib/view/group-view'
import { fieldProblemsOf, problemOf, type FieldProblems } from '../auth/field-problems'
import { createGroup } from '../queries/group-queries'
import { queryKeys } from '../queries/query-keys'
import { ChoiceField } from '../ui/choice-field'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { TextField } from '../ui/text-field'

const KINDS = [
  { value: 'query', name: 'By query', note: 'Holds whatever matches, as it changes' },
  { value: 'static', name: 'Static', note: 'Holds what the registry puts in it, and groups that lie in it' },
] as const

type Kind = (typeof KINDS)[number]['value']

/** Makes a group and opens it. */
export function GroupDialog() {
  return (
    <Dialog button="Make a group" isPrimary title="Make a group" note="Its scores are counted within about a minute.">
      {() => <GroupForm />}
    </Dialog>
  )
}

function GroupForm() {
  const [name, setName] = useState('')
  const [kind, setKind] = useState<Kind>('query')
  const [place, setPlace] = useState('')
  const [problems, setProblems] = useState<FieldProblems>({})
  const client = useQueryClient()
  const router = useRouter()
  const make = useMutation({
    mutationFn: createGroup,
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: queryKeys.allGroups() })
      router.push(groupHref(id))
    },
  })
  const isQuery = kind === 'query'
  const onSubmit = () => {
    const text = place.trim()
    const placed = isQuery ? { query: text } : text === '' ? {} : { parentId: text }
    const parsed = GroupRequest.safeParse({ name, kind, ...placed })
    setProblems(parsed.success ? {} : fieldProblemsOf(parsed.error))
    if (parsed.success) make.mutate(parsed.data)
  }
  return (
    <DialogForm act="Make the group" mutation={make} onSubmit={onSubmit}>
      <TextField
        label="Name"
        required
        value={name}
        problem={problemOf(problems, 'name', 'The name')}
        onChange={(event) => {
          setName(event.target.value)
        }}
      />
      <ChoiceField label="Kind" value={kind} options={KINDS} onChange={setKind} />
      <TextField
        label={isQuery ? 'Query' : 'Lies in, as an id of a static group'}
        hint={isQuery ? 'As in the search of the devices: type:camera site:north' : 'Leave it empty for the top'}
        spellCheck={false}
        value={place}
        problem={problemOf(problems, isQuery ? 'query' : 'parentId', isQuery ? 'The query' : 'The group')}
        onChange={(event) => {
          setPlace(event.target.value)
        }}
      />
    </DialogForm>
  )
}
