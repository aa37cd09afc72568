import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DeviceOrder, DeviceSort } from '@/lib/domain/device-filter'
import { GLYPH_WIDTH, nextSort, SELECT_WIDTH, sortState, type DeviceColumn } from '@/lib/view/device-columns'

/** The width of the list, not of the window: an open preview takes some of it. */
export const COLUMN_CLASS = {
  never: '',
  last: '@max-[620px]:hidden',
  late: '@max-[760px]:hidden',
  soon: '@max-[1080px]:hidden',
  first: '@max-[1260px]:hidden',
} as const satisfies Record<DeviceColumn['yields'], string>

/** Pixels of a score on a phone, where its track is left out. */
const NARROW_SCORE_WIDTH = 88
/** And of what stands before the name, which needs the room. */
const NARROW_SELECT_WIDTH = 34
const NARROW_GLYPH_WIDTH = 36

type Props = {
  columns: readonly DeviceColumn[]
  sort: DeviceSort
  isNarrow: boolean
  onSort: (sort: DeviceSort) => void
  /** The box that selects the rows that were read. */
  select: ReactNode
}

const widthOf = ({ width }: DeviceColumn, isNarrow: boolean) =>
  width === null ? {} : { style: { width: isNarrow ? NARROW_SCORE_WIDTH : width } }

/** The heads of the columns: they sort, or say why they cannot. */
export function DeviceHead({ columns, sort, isNarrow, onSort, select }: Props) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" style={{ width: isNarrow ? NARROW_SELECT_WIDTH : SELECT_WIDTH }} className="max-sm:px-1!">
          {select}
        </th>
        <th scope="col" style={{ width: isNarrow ? NARROW_GLYPH_WIDTH : GLYPH_WIDTH }}>
          <span className="sr-only">Band</span>
        </th>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            className={COLUMN_CLASS[column.yields]}
            {...widthOf(column, isNarrow)}
            {...(column.order === null ? {} : { 'aria-sort': sortState(sort, column.order) })}
          >
            {column.order === null ? (
              <Unsortable column={column} />
            ) : (
              <SortButton title={column.title} order={column.order} sort={sort} onSort={onSort} />
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}

type SortProps = { title: string; order: DeviceOrder; sort: DeviceSort; onSort: Props['onSort'] }

function SortButton({ title, order, sort, onSort }: SortProps) {
  const state = sortState(sort, order)
  const Arrow = state === 'ascending' ? ArrowUp : ArrowDown
  return (
    <button
      type="button"
      className="inline-flex min-h-6 items-center gap-1 text-left hover:text-text aria-pressed:text-text"
      aria-pressed={state !== 'none'}
      onClick={() => {
        onSort(nextSort(sort, order))
      }}
    >
      {title}
      {state === 'none' ? null : <Arrow size={12} aria-hidden />}
    </button>
  )
}

/** Focusable, since a reason that only a pointer finds is none. */
function Unsortable({ column }: { column: DeviceColumn }) {
  return (
    <button type="button" aria-disabled className="min-h-6 cursor-help" title={column.whyNot}>
      {column.title}
      <span className="sr-only">, does not sort: {column.whyNot}</span>
    </button>
  )
}
