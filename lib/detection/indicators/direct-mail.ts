import { DAY_MS } from '@/lib/domain/time'
import { rampConfidence } from '../confidence'
import { flowsOut } from '../evidence-match'
import { NO_FLOWS } from '../flow-hit'
import { CLEAR, notAssessed, outcomeOf, type Rule } from '../rule'

/** The port on which mail servers deliver to each other (RFC 5321). */
const DELIVERY_PORT = 25
/** One server may be the one the device was told to use; more are those of the recipients. */
const SERVERS_SOME = 5
const SERVERS_FULL = 10
const CONFIDENCE_ONE = 0.3
const CONFIDENCE_SOME = 0.8

const severity = 'high' as const

const confidenceOf = (servers: number): number =>
  servers < SERVERS_SOME
    ? CONFIDENCE_ONE + ((CONFIDENCE_SOME - CONFIDENCE_ONE) * Math.log(servers)) / Math.log(SERVERS_SOME)
    : rampConfidence(servers, SERVERS_SOME, SERVERS_FULL, CONFIDENCE_SOME)

export const directMail: Rule = {
  id: 'direct-mail',
  kind: 'indicator',
  title: 'Delivers mail itself',
  stage: 'impact',
  family: 'transfer',
  class: 'strong',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1071.003', name: 'Application Layer Protocol: Mail Protocols' },
  rationale:
    'Devices hand their mail to one server over submission, with a password; who delivers to the servers of the recipients sends spam.',
  source:
    'RFC 6409 and RFC 8314: clients submit on 587 or 465, port 25 is for servers. Argument for five servers: nobody needs more than one to send his mail.',
  remedy: 'Block port 25 for devices, isolate the device and reflash it.',
  needs: ['flow'],
  enables: [],
  evaluate: ({ flows }, at) => {
    if (flows === null) return notAssessed(NO_FLOWS)
    const mail = flows.endpoints.filter(
      ({ zone, port, transport, lastAt }) =>
        zone === 'internet' && port === DELIVERY_PORT && transport === 'tcp' && at - lastAt <= DAY_MS,
    )
    if (mail.length === 0) return CLEAR
    return outcomeOf([
      {
        subject: '',
        confidence: confidenceOf(mail.length),
        severity,
        exposure: 'unknown',
        firstSeenAt: Math.min(...mail.map(({ firstAt }) => firstAt)),
        lastSeenAt: Math.max(...mail.map(({ lastAt }) => lastAt)),
        count: mail.length,
        summary: `The device went to ${String(mail.length)} outside mail server${mail.length === 1 ? '' : 's'} on port 25, where servers deliver to each other.`,
        isEvidence: flowsOut(
          flows,
          ({ responder, transport }) => responder.port === DELIVERY_PORT && transport === 'tcp',
        ),
      },
    ])
  },
}
