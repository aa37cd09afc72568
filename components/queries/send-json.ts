import './no-eval-validation'
import type { z } from 'zod'
import { documentOf, request } from './request'

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const send = (method: Method, path: string, body?: unknown): Promise<Response> =>
  request(path, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

/** Writes to the API and reads the document it answers with; fails as getJson does. */
export const sendJson = async <T>(method: Method, path: string, body: unknown, contract: z.ZodType<T>): Promise<T> =>
  documentOf(await send(method, path, body), contract)

/** Writes to the API where the answer has no document (204). */
export const sendOnly = async (method: Method, path: string, body?: unknown): Promise<void> => {
  await send(method, path, body)
}
