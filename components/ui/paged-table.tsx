import type { ReactNode } from 'react'
import { LoadMore } from './load-more'
import { QueryPanel, type RegionQuery } from './query-panel'
import { TableHead } from './table-head'

type Listed<Item> = { items: readonly Item[]; total: number; totalIsAtLeast: boolean }

type Props<Item> = {
  query: RegionQuery<Listed<Item>> & { hasNextPage: boolean; fetchNextPage: () => unknown }
  /** What the table holds; also its caption. */
  label: string
  shape: string
  columns: readonly string[]
  /** A last column without a visible name, for buttons. */
  hasActions?: boolean
  empty: ReactNode
  /** The row of an item, with its key; on a phone each cell stands under its `data-label`. */
  children: (item: Item) => ReactNode
}

/** A list that is read page by page, as a table; on a phone its rows are cards. */
export function PagedTable<Item>(props: Props<Item>) {
  const { query, label, shape, columns, hasActions = false, empty, children } = props
  return (
    <QueryPanel query={query} label={label} shape={shape} isEmpty={({ items }) => items.length === 0} empty={empty}>
      {({ items, total, totalIsAtLeast }) => (
        <>
          <div className="overflow-x-auto">
            <table className="data-table stack">
              <caption className="sr-only">{label}</caption>
              <TableHead columns={columns} hasActions={hasActions} />
              <tbody>{items.map(children)}</tbody>
            </table>
          </div>
          <LoadMore
            shown={items.length}
            total={total}
            totalIsAtLeast={totalIsAtLeast}
            hasMore={query.hasNextPage}
            isFetching={query.isFetching}
            onMore={() => {
              query.fetchNextPage()
            }}
          />
        </>
      )}
    </QueryPanel>
  )
}
