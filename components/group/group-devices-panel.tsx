'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { formatCount } from '@/lib/view/format-number'
import { AttentionTable } from '../fleet/attention-table'
import { groupDevicesQuery } from '../queries/group-queries'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'

/** The devices of the group that are most likely breached, and the way to all of them. */
export function GroupDevicesPanel({ groupId, total }: { groupId: string; total: number }) {
  const devices = useQuery(groupDevicesQuery(groupId))
  return (
    <Panel
      title="Look at these first"
      note="Ordered by breach likelihood"
      actions={
        <Link href={`/devices?${new URLSearchParams({ q: `in:"${groupId}"` }).toString()}`} className="btn">
          All {formatCount(total)} devices
        </Link>
      }
    >
      <QueryPanel
        query={devices}
        label="The devices of the group"
        shape="h-40"
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyNote title="No device is in this group">
            Devices come by the registry, or, for a query group, when they match.
          </EmptyNote>
        }
      >
        {({ items }) => (
          <div className="overflow-x-auto">
            <AttentionTable devices={items} />
          </div>
        )}
      </QueryPanel>
    </Panel>
  )
}
