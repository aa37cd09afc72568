import { DAY_MS } from '@/lib/domain/time'
import { rampConfidence } from '../confidence'
import type { EndpointFacts } from '../facts/facts'
import { endpointHit, endpointName, NO_FLOWS } from '../flow-hit'
import { NAME_FACTOR, NAME_WORDS, nameStateOf } from '../name-state'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** The port of HTTP (RFC 9110), which loaders use. */
const WEB_PORT = 80
/** Fetches, bytes in a day and how one-sided they are, from which it is a program and no page. */
const FETCHES_MIN = 2
const BYTES_MIN = 50_000
const BYTES_FULL = 500_000
const RATIO_MIN = 50

const isDownload = ({ zone, transport, port, answered, bytesIn, bytesOut }: EndpointFacts): boolean => {
  if (zone !== 'internet' || transport !== 'tcp' || port !== WEB_PORT) return false
  return answered >= FETCHES_MIN && bytesIn >= BYTES_MIN && bytesIn >= RATIO_MIN * bytesOut
}

const severity = 'medium' as const

export const unnamedDownload: Rule = {
  id: 'unnamed-download',
  kind: 'indicator',
  title: 'Fetches much over the web from a host without a name',
  stage: 'execution',
  family: 'download',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1105', name: 'Ingress Tool Transfer' },
  rationale: 'Loaders fetch their programs from an address over plain HTTP; updates come from a name.',
  source:
    'Argument: programs for small devices have some 50 kB or more (Antonakakis et al. 2017 describe loaders for several processors, hence two fetches), and fifty bytes in for one out is a file.',
  remedy: 'Find out what was fetched. If it is not the vendor, isolate and reflash the device.',
  needs: ['flow'],
  enables: [],
  evaluate: (facts, at) => {
    const { flows } = facts
    if (flows === null) return notAssessed(NO_FLOWS)
    const hits = flows.endpoints.flatMap((endpoint) => {
      if (!isDownload(endpoint) || at - endpoint.lastAt > DAY_MS) return []
      const { ip, port, answered, bytesIn } = endpoint
      const name = nameStateOf(facts, ip, at)
      if (name === 'named' || name === 'soft') return []
      return {
        ...endpointHit(endpoint, { severity }, 'answered'),
        confidence: rampConfidence(bytesIn, BYTES_MIN, BYTES_FULL, 0.7) * NAME_FACTOR[name],
        count: answered,
        summary: `The device fetched ${String(Math.round(bytesIn / 1_000))} kB from ${endpointName(ip, port)} in ${String(answered)} sessions. ${NAME_WORDS[name]}`,
      }
    })
    return outcomeOf(hits)
  },
}
