/** What a token may do. */
export const TOKEN_SCOPES = ['ingest', 'import', 'read', 'respond', 'admin'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/** What a scope includes: admin holds respond, which holds read; admin holds ingest and import. */
const INCLUDES = {
  ingest: ['ingest'],
  import: ['import', 'ingest'],
  read: ['read'],
  respond: ['respond', 'read'],
  admin: ['admin', 'respond', 'read', 'ingest', 'import'],
} satisfies Record<TokenScope, readonly TokenScope[]>

/** Who acts: a token, the person at this machine, or a command on it. */
export type Actor = {
  kind: 'token' | 'local' | 'command'
  /** For the audit log and the counters. */
  name: string
  scope: TokenScope
  /** A glob over thing names, or null. */
  thingPattern: string | null
  sensor: string | null
  /** Not bound to things or a sensor. */
  any: boolean
}

/** A command run by whoever can read the data folder: it may do everything. */
export const commandActor = (name: string): Actor => ({
  kind: 'command',
  name,
  scope: 'admin',
  thingPattern: null,
  sensor: null,
  any: true,
})

/** Whether a scope includes another. */
export const hasScope = (actor: Actor, scope: TokenScope): boolean =>
  (INCLUDES[actor.scope] as readonly TokenScope[]).includes(scope)

/** Whether a name matches a glob in which `*` stands for any characters. Linear in the length of the name. */
export const matchesGlob = (pattern: string, name: string): boolean => {
  const [head = '', ...rest] = pattern.split('*')
  if (!name.startsWith(head)) return false
  const tail = rest.pop()
  if (tail === undefined) return name === head
  let at = head.length
  for (const part of rest) {
    const found = name.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return name.length - tail.length >= at && name.endsWith(tail)
}

const isBound = (actor: Actor): boolean => !actor.any && (actor.scope === 'ingest' || actor.scope === 'import')

/** Ids that begin so are devices known by their address only; AWS thing names cannot. */
export const ADDRESS_DEVICE_PREFIX = '~'

/** Why the actor may not speak for a thing, or null: a device speaks only for itself. */
export const thingProblemOf = (actor: Actor, thingName: string): string | null => {
  if (thingName.startsWith(ADDRESS_DEVICE_PREFIX)) return 'a thing name must not begin with ~'
  if (!hasScope(actor, 'ingest')) return `a token of scope ${actor.scope} may not ingest`
  if (!isBound(actor)) return null
  const isMine = actor.thingPattern !== null && matchesGlob(actor.thingPattern, thingName)
  return isMine ? null : `this token may not speak for ${thingName}`
}

/** Whether the actor may deliver what a sensor saw. */
export const maySenseAs = (actor: Actor, sensor: string): boolean =>
  hasScope(actor, 'ingest') && (!isBound(actor) || actor.sensor === sensor)
