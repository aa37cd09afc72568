'use client'

import { useQuery } from '@tanstack/react-query'
import { useMay } from '../auth/me'
import { webhookQuery } from '../queries/webhook-queries'
import { NeedsAdministrator } from '../settings/needs-role'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import { DeliveryPanel } from './delivery-panel'
import { WebhookFacts } from './webhook-facts'
import { WebhookDialog } from './webhook-dialog'

const PURPOSE = 'Where the console tells of alarms when nobody looks at it.'

/** Whom the console tells. */
export function WebhookScreen() {
  if (!useMay('administer')) {
    return <NeedsAdministrator title="Notifications" purpose={PURPOSE} act="Set the webhook" />
  }
  return <WebhookPanels />
}

function WebhookPanels() {
  const settings = useQuery(webhookQuery())
  return (
    <>
      <Panel title="Webhook" note={PURPOSE} actions={<WebhookDialog webhook={settings.data?.webhook ?? null} />}>
        <QueryPanel query={settings} label="The webhook" shape="h-24" frame="px-3.5 pb-4">
          {(data) => <WebhookFacts settings={data} />}
        </QueryPanel>
      </Panel>
      <DeliveryPanel />
    </>
  )
}
