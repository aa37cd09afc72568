'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SuppressionDocument } from '@/lib/contracts/alarm'
import { CAUSE_WORDS } from '@/lib/view/alarm-words'
import { formatCount, formatCounted } from '@/lib/view/format-number'
import { visibleText } from '@/lib/view/visible-text'
import { useMay } from '../auth/me'
import { endSuppression, suppressionsQuery } from '../queries/alarm-queries'
import { queryKeys } from '../queries/query-keys'
import { Moment } from '../time/moment'
import { ConfirmButton } from '../ui/confirm-button'
import { EmptyNote } from '../ui/empty-note'
import { InertText } from '../ui/inert-text'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import { TableHead } from '../ui/table-head'

const COLUMNS = ['Scope', 'Cause', 'Reason', 'Hidden', 'Made by', 'Ends'] as const
const NAME_CHARACTERS = 60
const REASON_CHARACTERS = 300

/** What is suppressed now, until when, and the way to end it. */
export function SuppressionPanel() {
  const suppressions = useQuery(suppressionsQuery())
  return (
    <Panel title="Suppressions in force" note="What they hide is recorded and counted">
      <QueryPanel
        query={suppressions}
        label="The suppressions"
        shape="h-24"
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyNote title="Nothing is suppressed">Select alarms and press S to hide their like for a time.</EmptyNote>
        }
      >
        {({ items }) => (
          <div className="overflow-x-auto">
            <table className="data-table stack">
              <caption className="sr-only">Suppressions in force</caption>
              <TableHead columns={COLUMNS} hasActions />
              <tbody>
                {items.map((one) => (
                  <SuppressionRow key={one.id} suppression={one} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </QueryPanel>
    </Panel>
  )
}

function SuppressionRow({ suppression }: { suppression: SuppressionDocument }) {
  const { id, scope, keys, keyCount, cause, reason, hidden, createdBy, expiresAt } = suppression
  const client = useQueryClient()
  const mayAct = useMay('analyse')
  const end = useMutation({
    mutationFn: () => endSuppression(id),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.alarms() }),
  })
  const what = keyCount === 1 ? visibleText(keys[0] ?? '', NAME_CHARACTERS) : formatCounted(keyCount, scope)
  return (
    <tr>
      <td data-label="Scope">{keyCount === 1 ? `${scope} ${what}` : what}</td>
      <td data-label="Cause">{cause === null ? 'Any' : CAUSE_WORDS[cause]}</td>
      <td data-label="Reason">
        <InertText raw={reason} charactersMax={REASON_CHARACTERS} />
      </td>
      <td data-label="Hidden">{formatCount(hidden)}</td>
      <td data-label="Made by">{visibleText(createdBy, NAME_CHARACTERS)}</td>
      <td data-label="Ends">
        <Moment at={expiresAt} />
      </td>
      <td>
        {mayAct ? (
          <ConfirmButton
            title={`End the suppression of ${what}?`}
            consequence="What it hid and still stands is open again within seconds, and is told."
            act="End it now"
            mutation={{ ...end, mutate: (_, options) => end.mutate(undefined, options) }}
          >
            End now
          </ConfirmButton>
        ) : null}
      </td>
    </tr>
  )
}
