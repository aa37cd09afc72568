import { MINUTE_MS, type EpochMs } from '@/lib/domain/time'
import { ANSWER_WINDOW_MS, type Attempt } from './fold/attack-attempts'
import { downloadFactor } from './download-hit'
import type { Download } from './fold/downloads'
import type { DeviceFacts } from './facts/facts'

/** A monitor raises when it has put a request together again, which may be after what the request set off. */
const RAISED_LATE_MS = MINUTE_MS

const isKnownBefore = ({ flows }: DeviceFacts, ip: string, { firstAt }: Attempt): boolean =>
  flows?.endpoints.some((endpoint) => endpoint.ip === ip && endpoint.firstAt < firstAt) === true

/** What comes from a server the device knows by name is an update: those have a factor of at most a fifth. */
const FACTOR_MIN = 0.4

/** The first download from a bare address that came within the minutes after the attack. */
const fetchAfter = (facts: DeviceFacts, { firstAt, lastAt }: Attempt, at: EpochMs): Download | undefined =>
  facts.traffic.web?.downloads.find((download) => {
    const isAfter = download.lastAt >= firstAt && download.firstAt >= firstAt - RAISED_LATE_MS
    if (!isAfter || download.firstAt - lastAt > ANSWER_WINDOW_MS) return false
    return downloadFactor(facts, download, at) >= FACTOR_MIN
  })

/** What the device did after an attack: it called whom the command names, or the attacker, or fetched elsewhere. */
export type Answer = { how: 'target' | 'attacker' | 'elsewhere'; at: EpochMs; words: string; ip: string }

const callOf = (facts: DeviceFacts, attempt: Attempt): Answer | null => {
  const { calledAt: at, obeyed, target } = attempt
  const ip = obeyed ? target : attempt.ip
  // Whom the device dealt with all along it calls anyway.
  if (at === 0 || isKnownBefore(facts, ip, attempt)) return null
  if (obeyed) return { how: 'target', at, words: `opened a connection to ${ip}, as the command says`, ip }
  // Without connection logs nobody knows whom it dealt with before.
  if (facts.flows === null) return null
  return { how: 'attacker', at, words: `opened a connection to ${ip}`, ip }
}

/** What the device did after an attack that tells that it succeeded; null when it did nothing of the kind. */
export const answerOf = (facts: DeviceFacts, attempt: Attempt, at: EpochMs): Answer | null => {
  const call = callOf(facts, attempt)
  if (call !== null) return call
  const fetched = fetchAfter(facts, attempt, at)
  if (fetched === undefined) return null
  return { how: 'elsewhere', at: fetched.lastAt, words: `fetched ${fetched.name} from ${fetched.ip}`, ip: fetched.ip }
}
