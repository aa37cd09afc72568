'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { WebhookSettings } from '@/lib/contracts/webhook'
import { ALARM_SEVERITIES, type AlarmSeverity } from '@/lib/domain/alarm'
import { toneOfSeverity } from '@/lib/view/tone'
import { queryKeys } from '../queries/query-keys'
import { setWebhook } from '../queries/webhook-queries'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { MadeOnce } from '../ui/made-once'
import { SeverityGlyph } from '../ui/severity-glyph'
import { TextField } from '../ui/text-field'

type Props = { webhook: WebhookSettings['webhook'] }

/** Sets where alarms are told; a new address gets a new secret, which is shown once. */
export function WebhookDialog({ webhook }: Props) {
  const words = webhook === null ? 'Set the webhook' : 'Change the webhook'
  return (
    <Dialog button={words} isPrimary={webhook === null} title={words} note="Public https addresses only.">
      {(close) => <WebhookForm webhook={webhook} onDone={close} />}
    </Dialog>
  )
}

function WebhookForm({ webhook, onDone }: Props & { onDone: () => void }) {
  const [url, setUrl] = useState(webhook?.url ?? '')
  const [severities, setSeverities] = useState<readonly AlarmSeverity[]>(webhook?.severities ?? ['critical', 'high'])
  const client = useQueryClient()
  const refresh = () => void client.invalidateQueries({ queryKey: queryKeys.webhook() })
  const save = useMutation({
    mutationFn: () => setWebhook({ url: url.trim(), severities: [...severities] }),
    onSuccess: ({ secret }) => {
      if (secret !== null) return
      refresh()
      onDone()
    },
  })
  const secret = save.data?.secret ?? null
  if (secret !== null) {
    const onSeen = () => {
      refresh()
      onDone()
    }
    return (
      <MadeOnce label="Secret of the webhook" text={secret} onDone={onSeen}>
        Store the secret where the documents arrive: their signature is made with it. It is not shown again.
      </MadeOnce>
    )
  }
  return (
    <DialogForm act="Save the webhook" mutation={save} onSubmit={save.mutate}>
      <TextField
        label="Address"
        type="url"
        placeholder="https://chat.example.org/hooks/vedette"
        value={url}
        onChange={(event) => {
          setUrl(event.target.value)
        }}
      />
      <fieldset className="grid gap-1.5">
        <legend className="mb-1 text-small font-medium text-text-2">Told of alarms that are</legend>
        {ALARM_SEVERITIES.map((severity) => (
          <label key={severity} className="flex min-h-6 items-center gap-2.5 max-sm:min-h-11">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={severities.includes(severity)}
              onChange={({ target: { checked } }) => {
                setSeverities(checked ? [...severities, severity] : severities.filter((one) => one !== severity))
              }}
            />
            <SeverityGlyph tone={toneOfSeverity(severity)} withWord />
          </label>
        ))}
      </fieldset>
    </DialogForm>
  )
}
