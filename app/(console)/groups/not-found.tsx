import { NotFoundNote } from '@/components/ui/not-found-note'

export default function GroupNotFound() {
  return (
    <NotFoundNote title="There is no such group" link={{ href: '/groups', words: 'Open the groups' }}>
      The group may have been removed. Its devices stay where they are.
    </NotFoundNote>
  )
}
