import type { AlertObservation } from '@/lib/domain/network-record'
import { redactText } from '@/lib/ingest/event/redact'
import { inertText } from '@/lib/ingest/inert-text'
import { MESSAGE_MAX, NAME_MAX } from '@/lib/ingest/limits'
import { isProblem, problem, type LineProblem } from '@/lib/ingest/line-problem'
import type { LogReader, ZeekLine } from './zeek-line'
import { countOf, ipOf, someEndsOf, textOf, timeOf, type Ends } from './zeek-values'

/** Zeek grades nothing. */
const NO_PRIORITY = 4

/** Who a notice is about when it is of no one connection; an end it does not name is empty. Null when it names none. */
const subjectsOf = (source: unknown, target: unknown, portGiven: unknown): Ends | LineProblem | null => {
  if (source === undefined && target === undefined) return null
  const [from, to] = [source, target].map((end) => (end === undefined ? '' : ipOf(end)))
  if (typeof from !== 'string') return problem('src', 'an IP address', source)
  if (typeof to !== 'string') return problem('dst', 'an IP address', target)
  const port = countOf(portGiven)
  if (port < 0 || port > 65_535) return problem('p', 'from 0 to 65535', portGiven)
  return { origin: { ip: from, port: 0 }, responder: { ip: to, port } }
}

type Words = { signature: unknown; message: unknown; category: 'notice' | 'weird' }

const alertOf = (line: ZeekLine, ends: Ends, words: Words): AlertObservation | LineProblem => {
  const moment = timeOf(line)
  if (isProblem(moment)) return moment
  return {
    kind: 'alert',
    observedAt: moment.at,
    uid: moment.uid,
    origin: ends.origin,
    responder: ends.responder,
    engine: 'zeek',
    signature: textOf(words.signature, NAME_MAX),
    message: typeof words.message === 'string' ? inertText(redactText(words.message.slice(0, 512)), MESSAGE_MAX) : '',
    category: words.category,
    priority: NO_PRIORITY,
    raw: line.raw,
  }
}

const noticeOf = (line: ZeekLine): AlertObservation | LineProblem | null => {
  const [signature, message, source, target, port] = line.values
  const ends = someEndsOf(line) ?? subjectsOf(source, target, port)
  if (ends === null || isProblem(ends)) return ends
  return alertOf(line, ends, { signature, message, category: 'notice' })
}

const weirdOf = (line: ZeekLine): AlertObservation | LineProblem | null => {
  const [signature, message] = line.values
  const ends = someEndsOf(line)
  if (ends === null || isProblem(ends)) return ends
  return alertOf(line, ends, { signature, message, category: 'weird' })
}

/** notice.log: https://docs.zeek.org/en/master/scripts/base/frameworks/notice/main.zeek.html#type-Notice::Info */
export const NOTICE: LogReader<AlertObservation> = {
  columns: ['note', 'msg', 'src', 'dst', 'p'],
  lists: [],
  needed: ['ts', 'note'],
  always: ['ts', 'note'],
  redacts: true,
  note: '',
  read: noticeOf,
}

/** weird.log: https://docs.zeek.org/en/master/scripts/base/frameworks/notice/weird.zeek.html#type-Weird::Info */
export const WEIRD: LogReader<AlertObservation> = {
  columns: ['name', 'addl'],
  lists: [],
  needed: ['ts', 'name'],
  always: ['ts', 'name'],
  redacts: true,
  note: '',
  read: weirdOf,
}
