import { isSampleName } from '@/lib/domain/sample-fleet'
import { PERMISSIONS, permissionsOfRole, type Permission } from '@/lib/domain/permission'
import type { SessionPerson } from '@/lib/server/repositories/sessions'

/** Who acts: a token, a person who signed in, or a command on this machine. */
export type Actor = {
  kind: 'token' | 'person' | 'command' | 'anybody'
  /** For the audit log and the counters. */
  name: string
  /** What the token is called here or the person is: "the scope read", "the role viewer"; for refusals. */
  title: string
  permissions: readonly Permission[]
  /** A glob over thing names, or null. */
  thingPattern: string | null
  sensor: string | null
  /** Not bound to things or a sensor. */
  any: boolean
  /** Of a token: which one. */
  tokenId?: string
  /** Of a person: who, and in which session. */
  person?: SessionPerson
}

/** A command run by whoever can read the data folder: it may do everything. */
export const commandActor = (name: string): Actor => ({
  kind: 'command',
  name,
  title: 'a command',
  permissions: PERMISSIONS,
  thingPattern: null,
  sensor: null,
  any: true,
})

/** A person in a session; without a role they may do nothing. */
export const personActor = (person: SessionPerson): Actor => ({
  kind: 'person',
  name: person.email,
  title: person.role === null ? 'somebody without a role' : `the role ${person.role}`,
  permissions: person.role === null ? [] : permissionsOfRole(person.role),
  thingPattern: null,
  sensor: null,
  any: false,
  person,
})

/** Whether an actor may do something. */
export const mayDo = (actor: Actor, permission: Permission): boolean => actor.permissions.includes(permission)

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

/** Ids that begin so are devices known by their address only; AWS thing names cannot. */
export const ADDRESS_DEVICE_PREFIX = '~'

/** Devices do not ask for the scope import: so none of this installation can be taken for one of the sample fleet. */
const SAMPLE_PROBLEM = 'a name that begins with sample: is of the sample fleet, which needs a token of scope import'

/** Why the actor may not speak for a thing, or null: a device speaks only for itself. */
export const thingProblemOf = (actor: Actor, thingName: string): string | null => {
  if (thingName.startsWith(ADDRESS_DEVICE_PREFIX)) return 'a thing name must not begin with ~'
  if (!mayDo(actor, 'ingest')) return `${actor.title} may not ingest`
  if (isSampleName(thingName) && !mayDo(actor, 'import')) return SAMPLE_PROBLEM
  if (actor.any) return null
  const isMine = actor.thingPattern !== null && matchesGlob(actor.thingPattern, thingName)
  return isMine ? null : `this token may not speak for ${thingName}`
}

/** Whether the actor may deliver what a sensor saw. */
export const maySenseAs = (actor: Actor, sensor: string): boolean =>
  mayDo(actor, isSampleName(sensor) ? 'import' : 'ingest') && (actor.any || actor.sensor === sensor)
