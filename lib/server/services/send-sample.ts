import { setTimeout as sleep } from 'node:timers/promises'
import { IngestDocument } from '@/lib/contracts/ingest'
import { RegistryImportDocument } from '@/lib/contracts/registry'
import type { SampleMessage } from '@/lib/simulation/sample/sample-messages'

/** Where the bodies of a simulation go: the public API of a server, with a token of scope import. */
export type SampleTarget = { url: string; token: string }

/** What became of a body. */
export type SentCounts = { accepted: number; rejected: number; duplicates: number }

/** A server that does not take the sample; the message is for people. */
export class SampleRefused extends Error {
  override name = 'SampleRefused'
}

/** A server that is starting or busy answers so; it is asked again for about a minute. */
const PASSING = new Set([429, 503])
const TRIES_MAX = 30
const PAUSE_MS = 1_000
const ANSWER_MS = 60_000

const countsOf = (answer: unknown): SentCounts | null => {
  const ingest = IngestDocument.safeParse(answer)
  if (ingest.success) return ingest.data
  const registry = RegistryImportDocument.safeParse(answer)
  if (!registry.success) return null
  const { rows, rejected, unchanged } = registry.data
  return { accepted: rows - rejected, rejected, duplicates: unchanged }
}

const pauseOf = (response: Response | null): number =>
  Math.max(PAUSE_MS, 1_000 * Number(response?.headers.get('retry-after') ?? 0))

/** The answer, or null when nobody answers: the server restarts. */
const ask = async ({ url, token }: SampleTarget, { path, type, body }: SampleMessage): Promise<Response | null> => {
  try {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': type }
    return await fetch(new URL(path, url), { method: 'POST', headers, body, signal: AbortSignal.timeout(ANSWER_MS) })
  } catch {
    return null
  }
}

const sendOne = async (target: SampleTarget, message: SampleMessage): Promise<SentCounts> => {
  for (let tries = 1; ; tries += 1) {
    const response = await ask(target, message)
    const answer: unknown = await response?.json().catch(() => null)
    const counts = countsOf(answer)
    if (counts !== null) return counts
    if (tries < TRIES_MAX && (response === null || PASSING.has(response.status))) {
      await sleep(pauseOf(response))
      continue
    }
    const said = response === null ? 'nothing' : `${String(response.status)}: ${JSON.stringify(answer).slice(0, 300)}`
    throw new SampleRefused(`${new URL(target.url).host} answered ${said}`)
  }
}

/**
 * Sends the bodies of a simulation in their order, one at a time: each is durable when it was answered, and sent again
 * is recognised. `onSent` is told of each; when it says false, nothing more is sent.
 */
export const sendSample = async (
  target: SampleTarget,
  messages: Iterable<SampleMessage>,
  onSent: (message: SampleMessage, counts: SentCounts) => Promise<boolean> | boolean,
): Promise<void> => {
  for (const message of messages) {
    if (!(await onSent(message, await sendOne(target, message)))) return
  }
}
