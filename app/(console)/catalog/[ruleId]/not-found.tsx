import { NotFoundNote } from '@/components/ui/not-found-note'

export default function RuleNotFound() {
  return (
    <NotFoundNote title="There is no such rule" link={{ href: '/catalog', words: 'Open the catalog' }}>
      The link may be old: a rule that was renamed or removed is no longer in the catalog. Its findings stay.
    </NotFoundNote>
  )
}
