import { formatCounted, formatShare } from './format-number'

type Counts = { accepted: number; rejected: number }
type Sources = { lookedAt: number; silentCount: number; receiving: number; day: Counts }

/** Argument: one record in twenty that is lost changes what the scores say. */
const REJECTED_SHARE_MAX = 0.05

/** The share of what arrived that was not taken; null when nothing arrived. */
export const rejectedShare = ({ accepted, rejected }: Counts): number | null =>
  accepted + rejected === 0 ? null : rejected / (accepted + rejected)

/** Can I trust what I see? The page's title: what is missing first, then what is lost, then that all is well. */
export const ingestTitle = ({ lookedAt, silentCount, receiving, day }: Sources): string => {
  if (lookedAt === 0) return 'Nothing has arrived yet'
  if (silentCount > 0) return `${formatCounted(silentCount, 'source is', 'sources are')} silent`
  const share = rejectedShare(day)
  if (share !== null && share > REJECTED_SHARE_MAX) return `${formatShare(share)} of what arrived was rejected`
  if (receiving === 0) return 'No source is sending now'
  return `${formatCounted(receiving, 'source arrives', 'sources arrive')} as usual`
}

/** What the last 60 minutes brought, under the title. */
export const ingestSubtitle = ({ lastHour, lookedAt }: { lastHour: Counts; lookedAt: number }): string => {
  if (lookedAt === 0) return 'Every report, event and log line is counted here, also what cannot be read.'
  const share = rejectedShare(lastHour) ?? 0
  const lost = share === 0 ? 'none rejected' : `${formatShare(share)} rejected`
  return `${formatCounted(lastHour.accepted, 'record')} in the last hour, ${lost}.`
}

/** How far the newest record of a source is behind its receipt, in milliseconds; null when none was taken. */
export const lagOf = (source: { lastReceivedAt: string; newestObservedAt: string | null }): number | null =>
  source.newestObservedAt === null
    ? null
    : Math.max(0, Date.parse(source.lastReceivedAt) - Date.parse(source.newestObservedAt))
