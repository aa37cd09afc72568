import { downloadHit } from '../download-hit'
import { fetchesOf } from '../fold/downloads'
import { NO_WEB } from '../no-records'
import { notAssessed, outcomeOf, type Rule } from '../rule'

/** Its first bytes tell a program for sure; the end of a name can be anybody's. */
const CERTAINTY = { type: 1, name: 0.6 } as const

const severity = 'high' as const

export const payloadDownload: Rule = {
  id: 'payload-download',
  kind: 'indicator',
  title: 'Downloads a program',
  stage: 'execution',
  family: 'download',
  class: 'strong',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1105', name: 'Ingress Tool Transfer' },
  rationale:
    'Loaders of IoT malware fetch programs and scripts from bare addresses. Firmware comes from names, so that is next to nothing.',
  source:
    'ATT&CK T1105; media types of IANA and of Zeek base/frameworks/files/magic; processor names of uname and GCC. One download is enough: firmware carries the programs it needs.',
  remedy: 'Isolate the device, keep a copy of the file, reflash, and close the way it came in.',
  needs: ['http', 'transfer'],
  enables: [],
  evaluate: (facts, at) => {
    const { web } = facts.traffic
    if (web === null) return notAssessed(NO_WEB)
    const hits = web.downloads.flatMap((download) => {
      if (download.sign === null) return []
      const { from, ...hit } = downloadHit(facts, download, { severity }, CERTAINTY[download.sign], at)
      const often = fetchesOf(download) === 1 ? 'once' : `${String(fetchesOf(download))} times`
      const by = download.tool === '' ? '' : ` with ${download.tool}`
      const what = download.sign === 'type' ? 'a program or script' : 'what is named like a program'
      return { ...hit, summary: `The device fetched ${what} (${download.name}) ${often}${by} from ${from}.` }
    })
    return outcomeOf(hits)
  },
}
