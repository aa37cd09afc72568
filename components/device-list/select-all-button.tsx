import { formatCount } from '@/lib/view/format-number'
import type { Selection } from '../bulk/use-selection'

const NEEDS_FILTER = 'An empty filter never means all. Filter first, for instance origin:registered.'

type Props = {
  selection: Selection
  q: string
  total: number
  totalIsAtLeast: boolean
  isCounting: boolean
  isBusy: boolean
  onAll: () => void
}

const wordsOf = ({ isCounting, total, totalIsAtLeast }: Props): string => {
  if (isCounting) return 'Counting all that match'
  return totalIsAtLeast ? 'Select all matching' : `Select all ${formatCount(total)} matching`
}

/** The step from the rows that were read to all that match, which only a filter can tell. */
export function SelectAllButton(props: Props) {
  const { selection, q, total, totalIsAtLeast, isBusy, onAll } = props
  const isWhole = !totalIsAtLeast && total <= selection.count
  if (selection.all !== null || isWhole) return null
  const isFiltered = q.trim() !== ''
  return (
    <button
      type="button"
      className="btn btn-quiet"
      aria-disabled={!isFiltered || isBusy}
      title={isFiltered ? undefined : NEEDS_FILTER}
      onClick={() => {
        if (isFiltered && !isBusy) onAll()
      }}
    >
      {wordsOf(props)}
    </button>
  )
}
