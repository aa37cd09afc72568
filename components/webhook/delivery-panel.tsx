'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import type { WebhookDelivery } from '@/lib/contracts/webhook'
import { formatCounted } from '@/lib/view/format-number'
import { visibleText } from '@/lib/view/visible-text'
import { webhookDeliveriesQuery } from '../queries/webhook-queries'
import { Moment } from '../time/moment'
import { EmptyNote } from '../ui/empty-note'
import { PagedTable } from '../ui/paged-table'
import { Panel } from '../ui/panel'

const PROBLEM_CHARACTERS = 200
const COLUMNS = ['Made', 'Tells', 'State', 'Tries', 'Last answer', 'Next try'] as const
const STATES = { delivered: 'Delivered', waiting: 'Waiting', 'given-up': 'Given up' } as const satisfies Record<
  WebhookDelivery['state'],
  string
>

/** What was sent and how it went. */
export function DeliveryPanel() {
  const deliveries = useInfiniteQuery(webhookDeliveriesQuery())
  return (
    <Panel title="Deliveries" note="Newest first; tried again for 24 hours, kept 30 days">
      <PagedTable
        query={deliveries}
        label="Deliveries"
        shape="h-40"
        columns={COLUMNS}
        empty={<EmptyNote title="Nothing was sent yet">A test or the next alarm is the first.</EmptyNote>}
      >
        {(delivery) => <DeliveryRow key={delivery.id} delivery={delivery} />}
      </PagedTable>
    </Panel>
  )
}

const answerOf = ({ lastStatus, lastProblem }: WebhookDelivery): string =>
  lastProblem === null ? (lastStatus === null ? '–' : String(lastStatus)) : visibleText(lastProblem, PROBLEM_CHARACTERS)

function DeliveryRow({ delivery }: { delivery: WebhookDelivery }) {
  const { kind, alarms, madeAt, state, tries, nextTryAt } = delivery
  return (
    <tr>
      <td data-label="Made">
        <Moment at={madeAt} />
      </td>
      <td data-label="Tells">{kind === 'test' ? 'Test' : formatCounted(alarms, 'alarm')}</td>
      <td data-label="State">{STATES[state]}</td>
      <td data-label="Tries">{tries}</td>
      <td data-label="Last answer">{answerOf(delivery)}</td>
      <td data-label="Next try">{nextTryAt === null ? '–' : <Moment at={nextTryAt} />}</td>
    </tr>
  )
}
