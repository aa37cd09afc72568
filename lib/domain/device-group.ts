import { SAMPLE_PREFIX } from './sample-fleet'

/** `static`: what the registry puts in it, and the groups that lie in it. `query`: whatever matches a device query. */
export const GROUP_KINDS = ['static', 'query'] as const
export type GroupKind = (typeof GROUP_KINDS)[number]

/** How lists of groups are ordered: by name, or the greatest first. */
export const GROUP_SORTS = ['name', 'worst', 'expected', 'devices'] as const
export type GroupSort = (typeof GROUP_SORTS)[number]

/** The group of devices that nobody put in one. It is always there. */
export const UNGROUPED = 'ungrouped'

/** Characters of a group's name, and of its id. */
export const GROUP_NAME_LENGTH_MAX = 64
export const GROUP_QUERY_LENGTH_MAX = 512

/** Static groups of an installation. */
export const STATIC_GROUPS_MAX = 5_000
/** Query groups of an installation: each of them is asked about every device that changes. */
export const QUERY_GROUPS_MAX = 100
/** Static groups from the top to the bottom. */
export const GROUP_DEPTH_MAX = 8

/**
 * The id of a group made of its name: small letters and digits of any script, the rest as single hyphens. Empty when
 * the name has none of them.
 */
export const groupIdOf = (name: string): string => (name.startsWith(SAMPLE_PREFIX) ? sampleIdOf(name) : plainIdOf(name))

/** What a group of the sample fleet is called begins as its devices do, and so does its id: no other group's can. */
const sampleIdOf = (name: string): string => `${SAMPLE_PREFIX}${plainIdOf(name.slice(SAMPLE_PREFIX.length))}`

const plainIdOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .slice(0, GROUP_NAME_LENGTH_MAX)
    .replace(/^[-.]+|[-.]+$/g, '')
