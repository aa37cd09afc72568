import type { EpochMs } from '@/lib/domain/time'
import { fetchesOf, type Download } from './fold/downloads'
import { anyOf, recordsWhere } from './evidence-match'
import type { DeviceFacts } from './facts/facts'
import type { Hit, Rule } from './rule'
import { serverFactor } from './server-factor'

const SERVER_WORDS = { address: 'the bare address ', name: 'a server it calls by name, ', unsaid: '' } as const

/** A file does not say how its server was named, but a request to the same address may have. */
const spokenOf = ({ traffic: { web } }: DeviceFacts, download: Download): Download => {
  const isAskedBare = download.word === 'unsaid' && web?.bare.some(({ ip }) => ip === download.ip) === true
  return isAskedBare ? { ...download, word: 'address' } : download
}

/** Factor 0 to 1 on what a download says, by how its server is known. */
export const downloadFactor = (facts: DeviceFacts, download: Download, at: EpochMs): number =>
  serverFactor(facts, spokenOf(facts, download), at)

/** What all hits about a download have in common. */
export const downloadHit = (
  facts: DeviceFacts,
  download: Download,
  rule: Pick<Rule, 'severity'>,
  certainty: number,
  at: EpochMs,
): Omit<Hit, 'summary'> & { from: string } => ({
  subject: download.ip,
  confidence: certainty * downloadFactor(facts, download, at),
  severity: rule.severity,
  exposure: 'unknown',
  firstSeenAt: download.firstAt,
  lastSeenAt: download.lastAt,
  count: fetchesOf(download),
  isEvidence: anyOf(
    recordsWhere('http', ({ responder }) => responder.ip === download.ip),
    recordsWhere('transfer', ({ responder }) => responder.ip === download.ip),
  ),
  from: `${SERVER_WORDS[spokenOf(facts, download).word]}${download.ip}`,
})
