import { DAY_MS } from '@/lib/domain/time'
import { downloadHit } from '../download-hit'
import { fetchesOf, type Download } from '../fold/downloads'
import { NO_WEB } from '../no-records'
import { notAssessed, outcomeOf, type Rule } from '../rule'
import type { WebFacts } from '../facts/web-facts'

/** A device known for this long without the tool never had it; one that had it this long uses it. */
const KNOWN_MS = DAY_MS
/** A tool the device has always used says less of one more server. */
const USUAL = 0.5

const severity = 'medium' as const

/** How sure it is that the tool is not how the device does things; 0 for what says nothing. */
const certaintyOf = ({ firstAt, toolAt }: WebFacts, download: Download): number => {
  const isUsual = download.firstAt - toolAt >= KNOWN_MS
  if (download.word !== 'name') return isUsual ? USUAL : 1
  // Vendors update with Wget: from a name it counts only where the tool itself is new.
  return !isUsual && toolAt - firstAt >= KNOWN_MS ? 1 : 0
}

export const fetchingTool: Rule = {
  id: 'fetching-tool',
  kind: 'indicator',
  title: 'Fetches with a tool it never had',
  stage: 'execution',
  family: 'download',
  class: 'strong',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1105', name: 'Ingress Tool Transfer' },
  rationale:
    'Intruders fetch their programs with what the system has: Wget, curl, TFTP. What the firmware does itself it does with its own client, or from names.',
  source: 'ATT&CK T1105 (names these tools); argument: one day shows the regular requests of a device.',
  remedy: 'Look at what was fetched, and isolate the device if nobody can explain it.',
  needs: ['http', 'transfer'],
  enables: [],
  evaluate: (facts, at) => {
    const { web } = facts.traffic
    if (web === null) return notAssessed(NO_WEB)
    const hits = web.downloads.flatMap((download) => {
      const certainty = certaintyOf(web, download)
      // What can be run is told by payload-download: one download is one finding.
      if (download.tool === '' || download.sign !== null || certainty === 0) return []
      const { from, ...hit } = downloadHit(facts, download, { severity }, certainty, at)
      const fetches = fetchesOf(download)
      const files = fetches === 1 ? 'a file' : `${String(fetches)} files`
      return { ...hit, summary: `The device fetched ${files} with ${download.tool} from ${from}.` }
    })
    return outcomeOf(hits)
  },
}
