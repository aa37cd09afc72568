import { failedSentence, type ActFailure } from './failed-sentence'
import { formatCount, formatCounted } from './format-number'
import { visibleText } from './visible-text'

type Setting = {
  group?: string | undefined
  site?: string | undefined
  criticality?: string | undefined
  exposure?: string | null | undefined
  segment?: string | null | undefined
}
type Effect = {
  changed: number
  same: number
  refused: number
  firstRefusal: string | null
  newGroup: string | null
}
type Done = { done: number; changed: number; failed: number; failures: readonly ActFailure[] }

/** What holds devices that nobody put in a group. */
const NO_GROUP = 'ungrouped'
const VALUE_CHARACTERS = 64

const NAMES = {
  group: 'Group',
  site: 'Site',
  criticality: 'Criticality',
  exposure: 'Exposure',
  segment: 'Network segment',
} as const satisfies Record<keyof Setting, string>

const FIELDS = Object.keys(NAMES) as (keyof Setting)[]

const EMPTY: Partial<Record<keyof Setting, string>> = { exposure: 'what was seen decides', segment: 'none' }

const valueOf = (field: keyof Setting, value: string | null): string =>
  value === null ? (EMPTY[field] ?? 'none') : visibleText(value, VALUE_CHARACTERS)

/** The fields that are set, as name and value in words. */
const settled = (set: Setting): { name: string; value: string }[] =>
  FIELDS.flatMap((field) => {
    const value = set[field]
    return value === undefined ? [] : [{ name: NAMES[field], value: valueOf(field, value) }]
  })

const isLeaving = ({ group }: Setting): boolean => group === NO_GROUP

const changeWords = (set: Setting, devices: string): string => {
  if (isLeaving(set)) return `${devices} leave their group`
  return settled(set)
    .map(({ name, value }) => `${name} of ${devices} → ${value}`)
    .join(', ')
}

const sameWords = (set: Setting, same: number): string => {
  const are = `${formatCount(same)} ${same === 1 ? 'is' : 'are'}`
  return isLeaving(set) ? `${are} in none` : `${formatCount(same)} ${same === 1 ? 'has' : 'have'} it already`
}

/** What an act would do, before it is done: "Criticality of 1,187 devices → high; 17 have it already." */
export const effectSentence = (set: Setting, { changed, same, refused, firstRefusal, newGroup }: Effect): string => {
  const parts = [
    changed === 0 ? 'Nothing would change' : changeWords(set, formatCounted(changed, 'device')),
    ...(newGroup === null ? [] : ['the group is made']),
    ...(same === 0 ? [] : [sameWords(set, same)]),
  ]
  const not = `${formatCount(refused)} cannot: ${visibleText(firstRefusal ?? '', 160)}`
  return `${parts.join('; ')}.${refused === 0 ? '' : ` ${not}`}`
}

/** The button of an act: the act itself. */
export const actButton = (set: Setting, changed: number): string => {
  const devices = formatCounted(changed, 'device')
  if (isLeaving(set)) return `Take ${devices} out`
  return set.group === undefined ? `Set ${devices}` : `Put ${devices} into the group`
}

const doneWords = (set: Setting, changed: number): string => {
  const devices = formatCounted(changed, 'device')
  if (isLeaving(set)) return `Took ${devices} out of their group`
  if (set.group !== undefined) return `Put ${devices} into ${visibleText(set.group, VALUE_CHARACTERS)}`
  const words = settled(set).map(({ name, value }) => `${name.toLowerCase()} to ${value}`)
  return `Set ${words.join(' and ')} on ${devices}`
}

/** What an act on devices did (null: what an undo brought back), with exact counts, and what it failed on by name. */
export const deviceActSentence = (set: Setting | null, { done, changed, failed, failures }: Done): string => {
  const failedOn = failedSentence(failed, failures)
  if (set === null) return `Brought back ${formatCounted(done, 'device')}.${failedOn}`
  const same = done === changed ? '' : `; ${sameWords(set, done - changed)}`
  return `${doneWords(set, changed)}${same}.${failedOn}`
}
