import { join } from 'node:path'
import type { Operation } from '@/lib/contracts/operation'
import type { Sent } from './api-call'

const APP = join(import.meta.dirname, '../../app')
const ORIGIN = 'http://vedette.example'

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

const handlerOf = async (operation: Operation): Promise<Handler> => {
  const file = join(APP, operation.path.slice(1).replaceAll('{', '[').replaceAll('}', ']'), 'route.ts')
  const handler = ((await import(/* @vite-ignore */ file)) as Record<string, Handler>)[operation.method]
  if (handler === undefined) throw new Error(`${operation.path} has no ${operation.method}`)
  return handler
}

const requestOf = ({ path, method }: Operation, sent: Sent, credentials: Record<string, string>): Request => {
  const { params = {}, search = '', body, type = 'application/json' } = sent
  const where = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(params[name] ?? ''))
  const headers = { ...credentials, host: 'vedette.example', 'sec-fetch-site': 'same-origin' }
  if (body === undefined) return new Request(`${ORIGIN}${where}${search}`, { method, headers })
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return new Request(`${ORIGIN}${where}${search}`, {
    method,
    headers: { ...headers, 'content-type': type },
    body: text,
  })
}

/** Calls the route of an operation in this process, as a page of the console or a script with a token does. */
export const callOperation = async (
  operation: Operation,
  sent: Sent,
  credentials: Record<string, string>,
): Promise<Response> => {
  const handler = await handlerOf(operation)
  return handler(requestOf(operation, sent, credentials), { params: Promise.resolve(sent.params ?? {}) })
}

/** The text of an answer; a stream of events has no end to read to. */
export const textOfAnswer = async (response: Response): Promise<string> => {
  if (response.headers.get('content-type')?.startsWith('text/event-stream') !== true) return response.text()
  await response.body?.cancel()
  return ''
}
