'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { GroupDocument } from '@/lib/contracts/group'
import { visibleText } from '@/lib/view/visible-text'
import { deleteGroup } from '../queries/group-queries'
import { queryKeys } from '../queries/query-keys'
import { ConfirmButton } from '../ui/confirm-button'

/** What can be done with a group: remove it. Its devices stay. */
export function GroupActs({ group }: { group: GroupDocument }) {
  const client = useQueryClient()
  const router = useRouter()
  const remove = useMutation({
    mutationFn: () => deleteGroup(group.id),
    onSuccess: async () => {
      router.push('/groups')
      await client.invalidateQueries({ queryKey: queryKeys.allGroups() })
    },
  })
  const name = visibleText(group.name, 64)
  return (
    <ConfirmButton
      isQuiet
      title={`Remove ${name}?`}
      consequence={
        group.kind === 'query'
          ? 'The group and its score history go. Its devices stay where they are. Make it again with the same query to undo.'
          : 'The group and its score history go. It must be empty of devices and groups. Make it again to undo.'
      }
      act={`Remove ${name}`}
      mutation={remove}
    >
      Remove the group
    </ConfirmButton>
  )
}
