import type { Role, TokenScope } from '@/lib/domain/permission'

type Words = { name: string; may: string }

/** What each role is called, and what its people may do, in their words. */
export const ROLE_TEXT = {
  viewer: { name: 'Viewer', may: 'Sees everything of the fleet, changes nothing' },
  analyst: { name: 'Analyst', may: 'Sees everything, and keeps groups, the registry and verdicts' },
  responder: { name: 'Responder', may: 'As an analyst, and acts on devices' },
  administrator: { name: 'Administrator', may: 'As a responder, and manages people, tokens and settings' },
} as const satisfies Record<Role, Words>

/** What each scope is called, and what a token of it may do. */
export const SCOPE_TEXT = {
  ingest: { name: 'Ingest', may: 'Sends records of the devices or the sensor it is bound to' },
  import: { name: 'Import', may: 'Sends records, and imports the registry' },
  read: { name: 'Read', may: 'Reads what a viewer sees' },
  respond: { name: 'Respond', may: 'Reads, analyses and acts on devices' },
  admin: { name: 'Admin', may: 'Everything, people and tokens too' },
} as const satisfies Record<TokenScope, Words>

type Binding = { thingPattern: string | null; sensor: string | null; any: boolean }

/** For whom a token speaks; its pattern or sensor is text by a person and must be shown as such. */
export const bindingOf = ({ thingPattern, sensor, any }: Binding): { kind: string; text: string } | null => {
  if (thingPattern !== null) return { kind: 'things', text: thingPattern }
  if (sensor !== null) return { kind: 'sensor', text: sensor }
  return any ? { kind: 'all things and sensors', text: '' } : null
}

/** Whether tokens of a scope speak for things or sensors, and so must be bound. */
export const isBoundScope = (scope: TokenScope): boolean => scope === 'ingest' || scope === 'import'
