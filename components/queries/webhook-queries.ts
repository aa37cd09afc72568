import './no-eval-validation'
import { queryOptions } from '@tanstack/react-query'
import { WebhookDelivery, WebhookMade, WebhookSettings, type WebhookRequest } from '@/lib/contracts/webhook'
import { getJson } from './get-json'
import { pagesQuery } from './list-pages'
import { queryKeys } from './query-keys'
import { sendJson, sendOnly } from './send-json'

const WEBHOOK = '/api/v1/webhook'

export const webhookQuery = () =>
  queryOptions({
    queryKey: queryKeys.webhook(),
    queryFn: ({ signal }) => getJson(WEBHOOK, WebhookSettings, signal),
  })

export const webhookDeliveriesQuery = () =>
  pagesQuery(queryKeys.webhookDeliveries(), `${WEBHOOK}/deliveries`, {}, WebhookDelivery)

export const setWebhook = (request: WebhookRequest) => sendJson('PUT', WEBHOOK, request, WebhookMade)

export const removeWebhook = () => sendOnly('DELETE', WEBHOOK)

export const testWebhook = () => sendJson('POST', `${WEBHOOK}/test`, undefined, WebhookDelivery)
