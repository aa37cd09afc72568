'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { PersonDocument } from '@/lib/contracts/people'
import { ROLES, type Role } from '@/lib/domain/permission'
import { ROLE_TEXT } from '@/lib/view/access-text'
import { changePerson } from '../queries/people-queries'
import { queryKeys } from '../queries/query-keys'
import { ConfirmDialog } from '../ui/confirm-dialog'

const roleNamed = (text: string): Role | null => ROLES.find((role) => role === text) ?? null

const wordsOf = (role: Role, name: string) => ({
  title: `Change the role of ${name} to ${ROLE_TEXT[role].name}?`,
  consequence: `${ROLE_TEXT[role].may}. It holds from their next act.`,
  act: `Make ${name} ${ROLE_TEXT[role].name.toLowerCase()}`,
})

/** The role of a person; another one is asked about before it holds. */
export function RoleSelect({ person, name }: { person: PersonDocument; name: string }) {
  const field = useRef<HTMLSelectElement>(null)
  const [chosen, setChosen] = useState<Role | null>(null)
  const client = useQueryClient()
  const mutation = useMutation({
    mutationFn: async () => {
      if (chosen !== null) await changePerson(person.id, { role: chosen })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.everybody() }),
  })
  return (
    <>
      <select
        ref={field}
        className="input"
        aria-label={`Role of ${name}`}
        value={person.role ?? ''}
        onChange={(event) => {
          setChosen(roleNamed(event.target.value))
        }}
      >
        {person.role === null ? <option value="">No role yet</option> : null}
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {ROLE_TEXT[role].name}
          </option>
        ))}
      </select>
      <ConfirmDialog
        trigger={null}
        {...wordsOf(chosen ?? 'viewer', name)}
        mutation={mutation}
        isOpen={chosen !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setChosen(null)
        }}
        onCloseFocus={() => field.current?.focus()}
      />
    </>
  )
}
