/** What devices may have in common that makes them related, the most telling first. */
export const RELATED_SCOPES = ['model', 'segment', 'group', 'site'] as const
export type RelatedScope = (typeof RELATED_SCOPES)[number]

/** Breached peers with the same sign are counted up to here: ln(1 + 7) is more than they may add. */
export const RELATED_PEERS_MAX = 7
