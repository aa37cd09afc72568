'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import type { SensorDocument } from '@/lib/contracts/sensor'
import { visibleText } from '@/lib/view/visible-text'
import { useMay } from '../auth/me'
import { sensorsQuery } from '../queries/ingest-queries'
import { Moment } from '../time/moment'
import { EmptyNote } from '../ui/empty-note'
import { LoadMore } from '../ui/load-more'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import { TableHead } from '../ui/table-head'
import { SensorDialog } from './sensor-dialog'

const COLUMNS = ['Sensor', 'Address space', 'Local networks', 'Known since'] as const
const NEEDS_ADMINISTRATOR = 'Needs the Administrator role'

/** Where the network monitors stand: whose addresses they see. */
export function SensorPanel() {
  const sensors = useInfiniteQuery(sensorsQuery())
  return (
    <Panel
      title="Sensors"
      note="The same address in two address spaces is two devices"
      actions={<PlaceSensor sensor={null} word="Place a sensor" />}
    >
      <QueryPanel
        query={sensors}
        label="The sensors"
        shape="h-28"
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyNote title="No sensor yet">
            A sensor appears with its first log, in the default address space. Place it before that where sites use the
            same addresses.
          </EmptyNote>
        }
      >
        {({ items, total, totalIsAtLeast }) => (
          <>
            <SensorTable sensors={items} />
            {total > items.length ? (
              <LoadMore
                shown={items.length}
                total={total}
                totalIsAtLeast={totalIsAtLeast}
                hasMore={sensors.hasNextPage}
                isFetching={sensors.isFetching}
                onMore={() => void sensors.fetchNextPage()}
              />
            ) : null}
          </>
        )}
      </QueryPanel>
    </Panel>
  )
}

function PlaceSensor({ sensor, word }: { sensor: SensorDocument | null; word: string }) {
  const mayPlace = useMay('administer')
  if (mayPlace) return <SensorDialog sensor={sensor} word={word} />
  return (
    <button type="button" className="btn" aria-disabled="true" title={NEEDS_ADMINISTRATOR}>
      {word}
      <span className="sr-only">
        {sensor === null ? '' : ` ${visibleText(sensor.name, 60)}`}: {NEEDS_ADMINISTRATOR}
      </span>
    </button>
  )
}

function SensorTable({ sensors }: { sensors: readonly SensorDocument[] }) {
  return (
    <table className="data-table stack">
      <caption className="sr-only">Sensors and where they stand</caption>
      <TableHead columns={COLUMNS} hasActions />
      <tbody>
        {sensors.map((sensor) => (
          <tr key={sensor.name} className="hover:bg-surface-2">
            <td data-label="Sensor" className="font-medium wrap-anywhere">
              {visibleText(sensor.name, 80)}
            </td>
            <td data-label="Address space" className="wrap-anywhere">
              {visibleText(sensor.space, 80)}
            </td>
            <td data-label="Local networks" className="text-text-2 wrap-anywhere">
              {sensor.networks.length === 0 ? 'private ranges' : visibleText(sensor.networks.join(', '), 200)}
            </td>
            <td data-label="Known since" className="text-text-2">
              <Moment at={sensor.createdAt} />
            </td>
            <td className="text-right">
              <PlaceSensor sensor={sensor} word="Move" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
