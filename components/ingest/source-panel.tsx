import type { IngestSourceDocument, IngestStatusDocument } from '@/lib/contracts/ingest-status'
import { LoadMore } from '../ui/load-more'
import { Panel } from '../ui/panel'
import { SourceRow } from './source-row'

const COLUMNS = [
  'Last received',
  'Behind',
  'Last hour',
  '24 hours',
  'Rejected',
  'Duplicates',
  'Late',
  'Unmapped',
  'Ignored',
  'Born',
]
/** What these columns count, for who does not know the words. */
const TITLES: Readonly<Record<string, string>> = {
  Behind: 'How old the newest record was when it was received',
  Duplicates: 'Records that had been taken before and are not counted again',
  Late: 'Records more than 10 minutes behind the clock of their device',
  Unmapped: 'Records of addresses that are no device',
  Ignored: 'Records that say nothing about a device, and those of logs that nothing is read from',
  Born: 'Devices first seen, and addresses refused beyond 1,000 an hour',
}

type Props = { status: IngestStatusDocument; hasMore: boolean; isFetching: boolean; onMore: () => void }

/** Everything that ever sent, by name, with what became of it. */
export function SourcePanel({ status, hasMore, isFetching, onMore }: Props) {
  const { items, total, totalIsAtLeast = false } = status
  return (
    <Panel title="Sources" note="A source is a sensor or a token. Counts are of 24 hours." className="mb-2.5">
      <div className="relative overflow-x-auto" tabIndex={0} role="region" aria-label="Table of sources">
        <SourceTable sources={items} />
      </div>
      {total > items.length ? (
        <LoadMore
          shown={items.length}
          total={total}
          totalIsAtLeast={totalIsAtLeast}
          hasMore={hasMore}
          isFetching={isFetching}
          onMore={onMore}
        />
      ) : null}
    </Panel>
  )
}

function SourceTable({ sources }: { sources: readonly IngestSourceDocument[] }) {
  return (
    <table className="data-table stack">
      <caption className="sr-only">Sources and what arrived from them</caption>
      <thead>
        <tr>
          <th scope="col">Source</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" title={TITLES[column]}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <SourceRow key={`${source.source} ${source.log}`} source={source} />
        ))}
      </tbody>
    </table>
  )
}
