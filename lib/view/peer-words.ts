import type { RelatedScope } from '@/lib/domain/related-scope'

const WORDS = { model: 'model', segment: 'segment', group: 'group', site: 'site' } as const satisfies Record<
  RelatedScope,
  string
>

/** What two devices have in common: `same model and site`; that they have nothing is said too. */
export const commonWords = (scopes: readonly RelatedScope[]): string => {
  const words = scopes.map((scope) => WORDS[scope])
  const last = words.at(-1)
  if (last === undefined) return 'no model, segment, group or site in common'
  const rest = words.slice(0, -1)
  return rest.length === 0 ? `same ${last}` : `same ${rest.join(', ')} and ${last}`
}
