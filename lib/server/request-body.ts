import type { ReportFormat } from '@/lib/ingest/report/parse-report'
import { tooLarge, tooMany, unprocessable, unsupportedType } from '@/lib/server/errors'
import { BrokenBody, inflateStream } from '@/lib/server/inflate-stream'

/** Bytes of a batch of JSON documents, unpacked; about 40,000 reports. */
export const BATCH_BYTES_MAX = 32 * 1024 * 1024

/** The media type of a request without its parameters, lower case; empty when none was given. */
export const mediaTypeOf = (request: Request): string =>
  (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** What curl calls a body of --data-binary when nobody says otherwise; every call here needs a token, so no form can send it. */
const CURL_TYPE = 'application/x-www-form-urlencoded'
const BATCH_TYPES = new Set([
  '',
  CURL_TYPE,
  'application/json',
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
])
const LOG_TYPES = new Set([...BATCH_TYPES, 'application/octet-stream', 'application/gzip', 'application/x-gzip'])

const refuse = (type: string, allowed: string): never => {
  throw unsupportedType(`The content type ${type.slice(0, 80)} cannot be read here; send ${allowed}.`)
}

/** Refuses what is no batch of JSON documents. */
export const requireBatchType = (request: Request): void => {
  const type = mediaTypeOf(request)
  if (!BATCH_TYPES.has(type) && !type.startsWith('text/')) refuse(type, 'application/json or application/x-ndjson')
}

/** Refuses what cannot be the lines of a log. */
export const requireLogType = (request: Request): void => {
  const type = mediaTypeOf(request)
  if (!LOG_TYPES.has(type) && !type.startsWith('text/')) refuse(type, 'text/plain, JSON lines or gzip')
}

/** The form of a single report; JSON when no type is given. */
export const reportFormatOf = (request: Request): ReportFormat => {
  const type = mediaTypeOf(request)
  if (type === 'application/cbor') return 'cbor'
  return type === '' || type === CURL_TYPE || type === 'application/json'
    ? 'json'
    : refuse(type, 'application/json or application/cbor')
}

const ENCODINGS = new Set(['', 'identity', 'gzip', 'x-gzip'])

/** The bytes of a request's body piece by piece, unpacked when they are gzip. */
export const bodyStream = (request: Request): AsyncIterable<Uint8Array> => {
  const encoding = (request.headers.get('content-encoding') ?? '').trim().toLowerCase()
  if (!ENCODINGS.has(encoding)) throw unsupportedType('The only content encoding that can be read is gzip.')
  return inflateStream((request.body ?? []) as AsyncIterable<Uint8Array>)
}

/** Bytes of whole bodies that this process holds at once; senders beyond that come again. */
const HELD_BYTES_MAX = 128 * 1024 * 1024
const RETRY_AFTER_SECONDS = 2
// Next.js bundles a module once per kind of route: the count must be one per process all the same.
const shared = globalThis as typeof globalThis & { vedetteHeldBytes?: number }

const hold = (bytes: number): void => {
  shared.vedetteHeldBytes = (shared.vedetteHeldBytes ?? 0) + bytes
  if (shared.vedetteHeldBytes <= HELD_BYTES_MAX) return
  throw tooMany('Too much is being sent at once. Send the same body again later.', RETRY_AFTER_SECONDS)
}

/** Reads the whole body, at most `bytesMax` of it unpacked, and gives it to `work`. */
export const withBody = async <Result>(
  request: Request,
  bytesMax: number,
  work: (body: Buffer) => Promise<Result>,
): Promise<Result> => {
  const refusal = tooLarge(`The body must be at most ${String(bytesMax)} bytes.`)
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) throw refusal
  const pieces: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const piece of bodyStream(request)) {
      bytes += piece.length
      hold(piece.length)
      if (bytes > bytesMax) throw refusal
      pieces.push(piece)
    }
    return await work(Buffer.concat(pieces))
  } catch (error) {
    throw error instanceof BrokenBody ? unprocessable(`The body cannot be unpacked: ${error.message}.`) : error
  } finally {
    shared.vedetteHeldBytes = (shared.vedetteHeldBytes ?? 0) - bytes
  }
}
