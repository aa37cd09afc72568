/** A claimed profile, as it is kept or as it is shown. */
type Profile = Readonly<Record<string, unknown>>

/** A value of a profile that became another. `before` and `after` are JSON text; null: nothing was said of it. */
export type ProfileChange = { path: string; before: string | null; after: string | null }

/** By which members the entries of a list are told apart, where they have them. */
const NAMES = ['name', 'transport', 'port', 'fingerprint', 'mac'] as const

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const nameOf = (entry: unknown): string =>
  isObject(entry)
    ? NAMES.flatMap((name) => (name in entry ? [String(entry[name])] : [])).join(' ')
    : JSON.stringify(entry)

/** The entries of a list by what they are about, so that one that moved is not one that changed. */
const entriesOf = (list: readonly unknown[]): [string, unknown][] => {
  const seen = new Map<string, number>()
  return list.map((entry) => {
    const name = nameOf(entry)
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return [times === 1 ? `[${name}]` : `[${name} ${String(times)}]`, entry]
  })
}

/** The members of an object or the entries of a list, each with its path; null for a plain value. */
const partsOf = (path: string, value: unknown): [string, unknown][] | null => {
  if (Array.isArray(value)) return entriesOf(value).map(([name, entry]) => [path + name, entry])
  if (!isObject(value)) return null
  return Object.entries(value).map(([name, member]) => [path === '' ? name : `${path}.${name}`, member])
}

const addLeaves = (leaves: Map<string, string>, path: string, value: unknown): void => {
  const parts = partsOf(path, value)
  if (parts === null || (parts.length === 0 && path !== '')) leaves.set(path, JSON.stringify(value))
  else for (const [name, part] of parts) addLeaves(leaves, name, part)
}

const leavesOf = (profile: Profile): Map<string, string> => {
  const leaves = new Map<string, string>()
  addLeaves(leaves, '', profile)
  return leaves
}

/** What a device says otherwise than before, value by value, in the order of the paths. */
export const differenceOfProfiles = (before: Profile, after: Profile): ProfileChange[] => {
  const old = leavesOf(before)
  const now = leavesOf(after)
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => old.get(path) !== now.get(path))
    .sort()
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
}
