/** What somebody may do here. Every operation of the API needs exactly one of them. */
export const PERMISSIONS = ['ingest', 'import', 'read', 'analyse', 'respond', 'administer'] as const
export type Permission = (typeof PERMISSIONS)[number]

/** What a person is to this installation; each role may do all that the one before it may. */
export const ROLES = ['viewer', 'analyst', 'responder', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** What a token may do. */
export const TOKEN_SCOPES = ['ingest', 'import', 'read', 'respond', 'admin'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

const BY_ROLE = {
  viewer: ['read'],
  analyst: ['read', 'analyse'],
  responder: ['read', 'analyse', 'respond'],
  administrator: ['read', 'analyse', 'respond', 'administer'],
} satisfies Record<Role, readonly Permission[]>

const BY_SCOPE = {
  ingest: ['ingest'],
  import: ['ingest', 'import'],
  read: ['read'],
  respond: ['read', 'analyse', 'respond'],
  admin: PERMISSIONS,
} satisfies Record<TokenScope, readonly Permission[]>

/** What a person of a role may do. People do not ingest: records come from devices and sensors, which have tokens. */
export const permissionsOfRole = (role: Role): readonly Permission[] => BY_ROLE[role]

/** What the bearer of a token may do. */
export const permissionsOfScope = (scope: TokenScope): readonly Permission[] => BY_SCOPE[scope]
