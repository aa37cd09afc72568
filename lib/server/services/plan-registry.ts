import { groupIdOf, STATIC_GROUPS_MAX, UNGROUPED, type GroupKind } from '@/lib/domain/device-group'
import { isSampleName, SAMPLE_PREFIX } from '@/lib/domain/sample-fleet'
import type { Exposure } from '@/lib/domain/finding'
import { REGISTRY_FIELDS, type RegistryFields } from '@/lib/domain/registry-fields'
import type { RegistryReject, RegistryRow } from '@/lib/ingest/registry/registry-row'
import type { Origin, RegistryRecord, RegistryWrite } from '@/lib/server/repositories/registry'
import { ADDRESS_DEVICE_PREFIX } from './actor'

/** A field that becomes another; null where there is no value. */
export type FieldDifference = { field: string; before: string | null; after: string | null }

/** What is to become of a device. Without differences it is what the row says already. */
export type PlannedDevice = RegistryWrite & {
  line: number
  isNew: boolean
  exposureBefore: Exposure | null
  differences: FieldDifference[]
}

/** Groups of the sample fleet are shown without what keeps their names apart. */
const shownNameOf = (name: string): string => (isSampleName(name) ? name.slice(SAMPLE_PREFIX.length) : name)

/** The groups that rows name: which there are, and which are to be made. */
export class GroupBook {
  /** Groups to be made, name by id. */
  readonly made = new Map<string, string>()

  constructor(
    private readonly known: ReadonlyMap<string, { kind: GroupKind }>,
    private room: number,
  ) {}

  /** The ids that may be meant by a name: itself, else what is made of it. */
  static idsOf(name: string): string[] {
    return [name, groupIdOf(name)]
  }

  /** The id of the group a row names, or why it cannot be in it. */
  resolve(name: string): { id: string } | { problem: string } {
    const id = GroupBook.idsOf(name).find((one) => this.known.has(one)) ?? groupIdOf(name)
    const kind = this.known.get(id)?.kind
    if (kind === 'query') return { problem: `${name} holds what matches its query; no device can be put in it` }
    if (kind === 'static' || this.made.has(id)) return { id }
    if (id === '') return { problem: 'must have a letter or a digit' }
    if (this.room === 0)
      return { problem: `there are ${String(STATIC_GROUPS_MAX)} groups already; no more can be made` }
    this.room -= 1
    this.made.set(id, shownNameOf(name))
    return { id }
  }
}

const newFields = (id: string): RegistryFields => ({
  name: id,
  group: UNGROUPED,
  site: 'default',
  criticality: 'unknown',
  exposure: null,
  segment: null,
})

/** An address device stays one; any other is registered when people or an import speak of it. */
const originOf = (before: RegistryRecord | undefined): Origin =>
  before?.origin === 'address' ? 'address' : 'registered'

/** Groups of the sample fleet hold its devices and no others: they go with it. */
const groupProblemOf = (id: string, group: string | undefined): string | null =>
  group === undefined || isSampleName(id) === isSampleName(group) || (isSampleName(id) && group === UNGROUPED)
    ? null
    : 'the sample fleet has groups of its own'

const groupOf = (
  id: string,
  name: string | undefined,
  groups: GroupBook,
): { id: string } | { problem: string } | null => {
  const problem = groupProblemOf(id, name)
  if (problem !== null) return { problem }
  return name === undefined ? null : groups.resolve(name)
}

const problemOf = (id: string, before: RegistryRecord | undefined): string | null => {
  if (before === undefined) {
    return id.startsWith(ADDRESS_DEVICE_PREFIX) ? 'no such device; a thing name does not begin with ~' : null
  }
  return before.mergedInto === null ? null : `this device is now ${before.mergedInto}`
}

const differencesOf = (before: RegistryRecord | undefined, after: RegistryWrite): FieldDifference[] => {
  const fields = REGISTRY_FIELDS.map((field) => {
    return { field, before: before?.[field] ?? null, after: after.fields[field] }
  })
  const origin = { field: 'origin', before: before?.origin ?? null, after: after.origin }
  return [origin, ...fields].filter((difference) => difference.before !== difference.after)
}

/** What a row makes of a device, or why it makes nothing of it. */
export const planDevice = (
  { line, id, patch }: RegistryRow,
  before: RegistryRecord | undefined,
  groups: GroupBook,
): { device: PlannedDevice } | { reject: RegistryReject } => {
  const problem = problemOf(id, before)
  if (problem !== null) return { reject: { line, column: 'id', reason: problem } }
  const group = groupOf(id, patch.group, groups)
  if (group !== null && 'problem' in group) return { reject: { line, column: 'group', reason: group.problem } }
  const old = before ?? newFields(id)
  const given = Object.fromEntries(
    REGISTRY_FIELDS.map((field) => [field, patch[field] === undefined ? old[field] : patch[field]]),
  ) as RegistryFields
  const fields = { ...given, group: group?.id ?? old.group }
  const write = { id, origin: originOf(before), fields }
  const differences = differencesOf(before, write)
  return { device: { ...write, line, isNew: before === undefined, exposureBefore: old.exposure, differences } }
}
