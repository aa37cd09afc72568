import type { HttpObservation } from '@/lib/domain/network-record'
import type { EpochMs } from '@/lib/domain/time'
import { newAlertFacts } from '../facts/alert-facts'
import { addAttempt } from './attack-attempts'
import { oneMore } from '../sketch/bounded-count'
import { boundedText } from '../sketch/bounded-text'
import { addDownload } from './downloads'
import type { DeviceFacts } from '../facts/facts'
import { fetchToolOf } from '../knowledge/fetch-tool'
import type { FlowView } from './flow-view'
import { hashText } from '../sketch/hash-text'
import { injectionOf, type Injection } from '../knowledge/injected-command'
import { noteLogin } from './login-runs'
import { noteClaimedName } from '../name-state'
import { noteCallOf } from './note-call'
import { notePath } from './path-spread'
import { payloadName, payloadSignOf } from '../knowledge/payload-type'
import { place } from '../sketch/place'
import { addTry, type Tries, type TryWindow } from './try-windows'
import { newWebFacts, type BareServer, type WebFacts } from '../facts/web-facts'
import { hostWordOf } from '../knowledge/host-word'
import { isLoginPath, pathOf } from '../knowledge/web-path'

const SENT_MAX = 3
const BARE_MAX = 3
const LOGINS_MAX = 3
const NAME_LENGTH_MAX = 24

/** The name of a file as facts name it. */
export const fileName = (path: string): string => boundedText(payloadName(path), NAME_LENGTH_MAX)

/** Whether a request was a try to get in, and whether it failed (RFC 9110: 401, 403); null when it was none. */
const tryOf = ({ method, uri, status }: HttpObservation): keyof Tries | null => {
  if (status === 401 || status === 403) return 'failed'
  if (status === null) return null
  // A log-in page answers a wrong password like a right one.
  return method === 'POST' && isLoginPath(pathOf(uri)) ? 'failed' : 'other'
}

const noteTry = (windows: TryWindow[], end: { ip: string; port: number }, http: HttpObservation, at: EpochMs): void => {
  const result = tryOf(http)
  if (result !== null) addTry(windows, end, result, at)
}

const isFetched = (status: number | null): boolean => status === null || (status >= 200 && status < 300)

const noteDownload = (web: WebFacts, http: HttpObservation, view: FlowView, at: EpochMs): void => {
  const tool = fetchToolOf(http.userAgent)
  const sign = isFetched(http.status) ? payloadSignOf(http.responseType, http.uri) : null
  if (tool !== '' && web.toolAt === 0) web.toolAt = at
  if (tool === '' && sign === null) return
  const inside = view.zone !== 'internet'
  const word = hostWordOf(http.host)
  addDownload(
    web.downloads,
    { ip: http.responder.ip, word, inside, sign, tool, name: fileName(http.uri) },
    'requests',
    at,
  )
}

const noteSent = (web: WebFacts, { responder }: HttpObservation, { kind, text }: Injection, at: EpochMs): void => {
  const { ip, port } = responder
  const known = web.sent.find((attack) => attack.ip === ip && attack.port === port)
  if (known === undefined) {
    place(web.sent, { ip, port, kind, text, firstAt: at, lastAt: at, count: 1 }, SENT_MAX)
    return
  }
  known.count = oneMore(known.count)
  known.firstAt = Math.min(known.firstAt, at)
  known.lastAt = Math.max(known.lastAt, at)
}

const noteBare = (bare: BareServer[], { responder: { ip, port } }: HttpObservation, at: EpochMs): void => {
  const known = bare.find((server) => server.ip === ip && server.port === port)
  if (known === undefined) {
    place(bare, { ip, port, firstAt: at, lastAt: at, count: 1 }, BARE_MAX)
    return
  }
  known.count = oneMore(known.count)
  known.lastAt = Math.max(known.lastAt, at)
}

const foldSent = (facts: DeviceFacts, web: WebFacts, http: HttpObservation, view: FlowView, at: EpochMs): void => {
  const { host, responder } = http
  const word = hostWordOf(host)
  const isDirect = http.method !== 'CONNECT'
  if (word === 'name' && isDirect) {
    web.named = oneMore(web.named)
    noteClaimedName(facts, responder.ip, host, at)
  }
  noteCallOf(facts, http, word === 'name' ? host : '', at)
  noteDownload(web, http, view, at)
  noteTry(web.triesOut, responder, http, at)
  const injection = injectionOf(http.uri, http.userAgent)
  if (injection !== null) noteSent(web, http, injection, at)
  if (view.zone !== 'internet') return
  notePath(web.paths, http, at)
  if (word === 'address') noteBare(web.bare, http, at)
}

const foldReceived = (facts: DeviceFacts, web: WebFacts, http: HttpObservation, at: EpochMs): void => {
  const { origin, responder, status, uri } = http
  noteTry(web.triesIn, { ip: origin.ip, port: responder.port }, http, at)
  if (status === 401 || (status !== null && status >= 200 && status < 300)) {
    // Only what was refused before can be broken into: other pages may be open to everybody.
    const source = `${origin.ip} ${hashText(pathOf(uri)).toString(16)}`
    noteLogin(web.logins, source, status === 401, at, LOGINS_MAX)
  }
  const injection = injectionOf(uri, http.userAgent)
  if (injection === null) return
  const { kind, target, text } = injection
  const { attempts } = (facts.traffic.alerts ??= newAlertFacts())
  addAttempt(attempts, { ip: origin.ip, port: responder.port, how: kind, target, text }, at)
}

/** Takes a web request into the facts at its effective time. */
export const foldHttp = (facts: DeviceFacts, http: HttpObservation, view: FlowView, at: EpochMs): void => {
  const web = (facts.traffic.web ??= newWebFacts(at))
  web.records = oneMore(web.records)
  if (view.zone === 'multicast') return
  if (view.side === 'origin') foldSent(facts, web, http, view, at)
  else foldReceived(facts, web, http, at)
}
