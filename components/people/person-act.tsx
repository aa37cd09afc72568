'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PersonDocument } from '@/lib/contracts/people'
import { changePerson, revokePersonSessions } from '../queries/people-queries'
import { queryKeys } from '../queries/query-keys'
import { ConfirmButton } from '../ui/confirm-button'

type Kind = 'disable' | 'enable' | 'end-sessions'

const ACTS = {
  disable: {
    words: 'Disable',
    act: 'Disable',
    consequence:
      'They are signed out at their next act and cannot sign in again. What they did stays, and you can enable them again.',
    run: async (id: string) => {
      await changePerson(id, { isDisabled: true })
    },
  },
  enable: {
    words: 'Enable',
    act: 'Enable',
    consequence: 'They can sign in again, with the role they had.',
    run: async (id: string) => {
      await changePerson(id, { isDisabled: false })
    },
  },
  'end-sessions': {
    words: 'End sessions',
    act: 'End all sessions of',
    consequence: 'Every browser they are signed in with is signed out at its next act. They can sign in again.',
    run: revokePersonSessions,
  },
} as const satisfies Record<Kind, object>

type Props = { kind: Kind; person: PersonDocument; name: string }

/** A button for one act on a person, which says first what it brings about. */
export function PersonAct({ kind, person, name }: Props) {
  const { words, act, consequence, run } = ACTS[kind]
  const client = useQueryClient()
  const mutation = useMutation({
    mutationFn: () => run(person.id),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.everybody() }),
  })
  return (
    <ConfirmButton title={`${act} ${name}?`} consequence={consequence} act={`${act} ${name}`} mutation={mutation}>
      {words}
      <span className="sr-only"> {name}</span>
    </ConfirmButton>
  )
}
