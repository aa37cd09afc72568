import type { RetentionPreview } from '@/lib/contracts/retention'
import { formatCounted } from '@/lib/view/format-number'
import { Moment } from '../time/moment'

/** What another time to keep something does to what is stored. */
export function RetentionConsequence({ change }: { change: RetentionPreview['items'][number] }) {
  const { before, after, removes, cutoff } = change
  if (after > before) {
    return <p>Nothing is removed. What is older than {before} days is gone already and does not come back.</p>
  }
  return (
    <p role="status">
      <strong className="font-semibold">
        {removes === null
          ? 'The database does not know yet how many rows go.'
          : `About ${formatCounted(removes, 'row')} ${removes === 1 ? 'is' : 'are'} removed for good`}
      </strong>
      : what is older than <Moment at={cutoff} />, within the hour. Until then, keeping it {before} days again undoes
      it.
    </p>
  )
}
