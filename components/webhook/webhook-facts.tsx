'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { WebhookSettings } from '@/lib/contracts/webhook'
import { formatCounted } from '@/lib/view/format-number'
import { visibleText } from '@/lib/view/visible-text'
import { queryKeys } from '../queries/query-keys'
import { removeWebhook, testWebhook } from '../queries/webhook-queries'
import { Moment } from '../time/moment'
import { ConfirmButton } from '../ui/confirm-button'
import { EmptyNote } from '../ui/empty-note'
import { useToast } from '../ui/toast'

const URL_CHARACTERS = 300

/** Where alarms are told, of which severities, and how to try it. */
export function WebhookFacts({ settings: { webhook, waiting } }: { settings: WebhookSettings }) {
  const client = useQueryClient()
  const toast = useToast()
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.webhook() })
  const test = useMutation({
    mutationFn: testWebhook,
    onSuccess: ({ state, lastProblem }) => {
      const problem = visibleText(lastProblem ?? '', URL_CHARACTERS)
      if (state === 'delivered') toast({ text: 'The test arrived.' })
      else toast({ text: `The test did not arrive. ${problem} It is tried again.`, isFailure: true })
    },
    onError: (error) => {
      toast({ text: error.message, isFailure: true })
    },
    onSettled: refresh,
  })
  const remove = useMutation({ mutationFn: removeWebhook, onSuccess: refresh })
  if (webhook === null) {
    return (
      <EmptyNote title="Nobody is told of alarms">
        Set an address, and each alarm is posted to it as a signed document: to a chat, a pager or a program of yours.
      </EmptyNote>
    )
  }
  return (
    <div className="px-3.5 pb-4">
      <dl className="facts">
        <dt>Address</dt>
        <dd className="font-mono wrap-anywhere">{visibleText(webhook.url, URL_CHARACTERS)}</dd>
        <dt>Told of</dt>
        <dd>{webhook.severities.join(', ')}</dd>
        <dt>Waiting</dt>
        <dd>{formatCounted(waiting, 'document')}</dd>
        <dt>Set</dt>
        <dd>
          <Moment at={webhook.changedAt} /> by {visibleText(webhook.changedBy, URL_CHARACTERS)}
        </dd>
      </dl>
      <div className="mt-3 flex flex-wrap gap-2">
        <button
          type="button"
          className="btn"
          aria-disabled={test.isPending}
          onClick={() => {
            if (!test.isPending) test.mutate()
          }}
        >
          Send a test
        </button>
        <ConfirmButton
          title="Remove the webhook?"
          consequence="Nobody is told of alarms any more, and what waits to be sent is given up. Alarms stay in the console."
          act="Remove the webhook"
          mutation={{ ...remove, mutate: (_, options) => remove.mutate(undefined, options) }}
        >
          Remove
        </ConfirmButton>
      </div>
    </div>
  )
}
