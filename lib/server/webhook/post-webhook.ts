import { lookup } from 'node:dns/promises'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { isAllowedAddress, isPublicAddress } from './webhook-address'

const TIMEOUT_MS = 10_000
/** Bytes of an answer that are looked at; nothing of it is kept. */
const ANSWER_BYTES_MAX = 64 * 1024

/** Why a document was not sent, in words that name no more than whoever set the webhook knows. */
export class WebhookRefusal extends Error {
  override name = 'WebhookRefusal'
}

/** An address that may be set as the webhook's, or why not; which address it leads to is asked when it is sent. */
export const webhookUrlProblem = (text: string): string | null => {
  if (!URL.canParse(text)) return 'must be an address such as https://chat.example.org/hooks/vedette'
  const { protocol, username, password, hash } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:') return 'must begin with https:// or http://'
  if (username !== '' || password !== '') return 'must hold no name and password'
  return hash === '' ? null : 'must hold no fragment'
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

/** The addresses of a host. All of them must be such that may be reached: which one is used must not be chance. */
const resolveHost = async (host: string): Promise<string[]> => {
  if (isIP(host) > 0) return [host]
  const found = await lookup(host, { all: true, verbatim: true }).catch(() => [])
  if (found.length === 0) throw new WebhookRefusal('Its name does not resolve to an address.')
  return found.map(({ address }) => address)
}

/** Where to connect, by an address that was checked and is not resolved again; throws a WebhookRefusal. */
export const checkTarget = async (url: URL, allow: readonly string[]): Promise<string> => {
  const addresses = await resolveHost(hostOf(url))
  const isAllowed = addresses.every((address) => isAllowedAddress(address, allow))
  if (!isAllowed && !addresses.every((address) => isPublicAddress(address) || isAllowedAddress(address, allow))) {
    throw new WebhookRefusal('It leads to an address that is not public; see VEDETTE_WEBHOOK_ALLOW.')
  }
  if (!isAllowed && url.protocol !== 'https:') {
    throw new WebhookRefusal('It must be https; http is only for networks of VEDETTE_WEBHOOK_ALLOW.')
  }
  return addresses[0] ?? ''
}

type Sent = { url: string; body: string; headers: Readonly<Record<string, string>> }

const optionsOf = (url: URL, address: string, { body, headers }: Sent) => ({
  method: 'POST',
  host: address,
  port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
  path: `${url.pathname}${url.search}`,
  // The certificate is checked against the name, though the connection goes to the address.
  ...(isIP(hostOf(url)) > 0 ? {} : { servername: hostOf(url) }),
  agent: false as const,
  headers: {
    ...headers,
    Host: url.host,
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'User-Agent': 'Vedette-Webhook/1',
  },
  signal: AbortSignal.timeout(TIMEOUT_MS),
})

const send = (url: URL, address: string, sent: Sent): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp
    const call = request(optionsOf(url, address, sent), (answer) => {
      let bytes = 0
      // Of a long answer the status is enough.
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > ANSWER_BYTES_MAX) answer.destroy()
      })
      answer.on('close', () => resolve(answer.statusCode ?? 0))
      answer.on('error', () => resolve(answer.statusCode ?? 0))
    })
    call.on('error', reject)
    call.end(sent.body)
  })

const PROBLEMS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The connection was refused.',
  ECONNRESET: 'The connection was cut.',
  ENETUNREACH: 'The network cannot be reached.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ABORT_ERR: 'It did not answer within 10 s.',
  TimeoutError: 'It did not answer within 10 s.',
}

const problemOf = (error: unknown): string => {
  if (error instanceof WebhookRefusal) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const name = error instanceof Error ? error.name : ''
  return PROBLEMS[code] ?? PROBLEMS[name] ?? `The connection failed${/^[A-Z_]{3,60}$/.test(code) ? `: ${code}` : ''}.`
}

/** How a post went: the status that was answered (redirects are not followed), or why there was none. */
export type Posted = { status: number | null; problem: string | null }

/** Posts a document to the webhook. Total: whatever goes wrong is an answer. */
export const postWebhook = async (sent: Sent, allow: readonly string[]): Promise<Posted> => {
  try {
    const url = new URL(sent.url)
    const status = await send(url, await checkTarget(url, allow), sent)
    const isTaken = status >= 200 && status < 300
    return { status, problem: isTaken ? null : `It answered ${String(status)}.` }
  } catch (error) {
    return { status: null, problem: problemOf(error) }
  }
}
