import { z } from 'zod'
import { json, NO_ANSWER, operation } from '../operation'
import { pageQuery } from '../query'
import { listOf } from '../shared'
import { WebhookDelivery, WebhookMade, WebhookRequest, WebhookSettings } from '../webhook'

const tag = 'Notifications'
const path = '/api/v1/webhook'

export const getWebhook = operation({
  id: 'getWebhook',
  method: 'GET',
  path,
  access: 'administer',
  tag,
  summary: 'Where the console tells of alarms; never with the secret',
  answer: json(WebhookSettings),
})

export const setWebhook = operation({
  id: 'setWebhook',
  method: 'PUT',
  path,
  access: 'administer',
  tag,
  summary: 'Sets where the console tells of alarms',
  description: 'A new address gets a new secret, which is in this answer only; the same address keeps the one it has.',
  body: {
    kind: 'json',
    schema: WebhookRequest,
    example: { url: 'https://chat.example.org/hooks/vedette', severities: ['critical', 'high'] },
  },
  answer: json(WebhookMade),
  refusals: [413, 415],
})

export const deleteWebhook = operation({
  id: 'deleteWebhook',
  method: 'DELETE',
  path,
  access: 'administer',
  tag,
  summary: 'Tells nobody any more; what waits is given up',
  answer: NO_ANSWER,
  status: 204,
  refusals: [404],
})

export const testWebhook = operation({
  id: 'testWebhook',
  method: 'POST',
  path: '/api/v1/webhook/test',
  access: 'administer',
  tag,
  summary: 'Sends a document without alarms now, and says how it went',
  answer: json(WebhookDelivery),
  refusals: [404],
})

export const listWebhookDeliveries = operation({
  id: 'listWebhookDeliveries',
  method: 'GET',
  path: '/api/v1/webhook/deliveries',
  access: 'administer',
  tag,
  summary: 'What was sent and how it went, the newest first; kept 30 days',
  query: z.object(pageQuery()),
  answer: json(listOf(WebhookDelivery)),
})

export const WEBHOOK_OPERATIONS = [getWebhook, setWebhook, deleteWebhook, testWebhook, listWebhookDeliveries]
