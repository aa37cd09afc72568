import { rampConfidence } from '../confidence'
import { recordsWhere } from '../evidence-match'
import { endpointName } from '../flow-hit'
import { NAME_FACTOR, nameStateOf } from '../name-state'
import { NO_WEB } from '../no-records'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Requests to one address from which it is a habit, and from which there is no doubt. */
const REQUESTS_MIN = 5
const REQUESTS_FULL = 50
/** A device that names its servers this often names them. */
const NAMED_MIN = 5

const severity = 'low' as const

export const bareWebRequests: Rule = {
  id: 'bare-web-requests',
  kind: 'indicator',
  title: 'Web requests to a bare address',
  stage: 'command-and-control',
  family: 'c2-endpoint',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1071.001', name: 'Application Layer Protocol: Web Protocols' },
  rationale:
    'A device that finds its servers by name and still has one without was told of it by somebody else, or by a careless vendor.',
  source: 'Argument: vendors move their servers behind names; malware often carries addresses. Five are no accident.',
  remedy: 'Find out whose address it is; if it belongs to the vendor, record that.',
  needs: ['http'],
  enables: [],
  evaluate: (facts, at) => {
    const { web } = facts.traffic
    if (web === null) return notAssessed(NO_WEB)
    const usesNames = web.named >= NAMED_MIN
    const hits = web.bare.flatMap(({ ip, port, firstAt, lastAt, count }) => {
      const state = nameStateOf(facts, ip, at)
      if (!usesNames || count < REQUESTS_MIN || state === 'named') return []
      const factor = state === 'soft' ? NAME_FACTOR.soft : NAME_FACTOR.bare
      return {
        subject: endpointName(ip, port),
        confidence: rampConfidence(count, REQUESTS_MIN, REQUESTS_FULL, 0.6) * factor,
        severity,
        exposure: 'unknown' as const,
        firstSeenAt: firstAt,
        lastSeenAt: lastAt,
        count,
        summary: `${String(count)} web requests to the bare address ${endpointName(ip, port)}, while the device calls its other servers by name.`,
        isEvidence: recordsWhere('http', ({ responder }) => responder.ip === ip && responder.port === port),
      }
    })
    return outcomeOf(hits)
  },
}
