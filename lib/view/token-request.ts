import type { TokenScope } from '@/lib/domain/permission'
import { DAY_MS, toIso, type EpochMs } from '@/lib/domain/time'
import { isBoundScope } from './access-text'

export const BINDING_KINDS = ['things', 'sensor', 'any'] as const
export type BindingKind = (typeof BINDING_KINDS)[number]

/** How long a token may be valid, in days; 0 is for ever. */
export const TOKEN_DAYS = [7, 30, 90, 365, 0] as const

export type TokenDraft = { name: string; scope: TokenScope; bindingKind: BindingKind; binding: string; days: number }

/** The request for a token as it was typed; a binding left over from another scope is not sent. */
export const tokenRequestOf = ({ name, scope, bindingKind, binding, days }: TokenDraft, now: EpochMs) => {
  const kind = isBoundScope(scope) ? bindingKind : null
  return {
    name: name.trim(),
    scope,
    thingPattern: kind === 'things' ? binding.trim() : null,
    sensor: kind === 'sensor' ? binding.trim() : null,
    any: kind === 'any',
    expiresAt: days === 0 ? null : toIso(now + days * DAY_MS),
  }
}
