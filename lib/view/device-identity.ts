import { visibleText } from './visible-text'

export type IdentitySource = {
  id: string
  name: string
  origin: 'registered' | 'reported' | 'address'
  type: string | null
  vendor: string | null
  model: string | null
  firmware: string | null
  groupName: string
  site: string
  criticality: 'low' | 'medium' | 'high' | 'unknown'
  addresses: readonly { address: string; to: string | null }[]
}

const NAME_CHARACTERS_MAX = 80
const PART_CHARACTERS_MAX = 60
const ADDRESSES_SHOWN = 3

const ORIGIN_WORDS = {
  registered: null,
  reported: 'not registered, known by its reports',
  address: 'not registered, known by its address',
} as const satisfies Record<IdentitySource['origin'], string | null>

/** The name an analyst reads; a device without one goes by its id. */
export const deviceName = ({ id, name }: Pick<IdentitySource, 'id' | 'name'>): string =>
  visibleText(name.trim() === '' ? id : name, NAME_CHARACTERS_MAX)

const joined = (parts: readonly (string | null)[]): string =>
  parts.flatMap((part) => (part === null || part === '' ? [] : [visibleText(part, PART_CHARACTERS_MAX)])).join(' ')

const prefixed = (prefix: string, part: string | null): string =>
  part === null || part === '' ? '' : joined([prefix, part])

/** The identity line under a device's name: what it is, where it stands, how much it matters; unknown parts are left out. */
export const identityParts = (device: IdentitySource): string[] => {
  const make = joined([device.vendor, device.model])
  const what = [joined([device.type]), make].filter((part) => part !== '').join(', ')
  const parts = [
    what,
    prefixed('firmware', device.firmware),
    joined([device.groupName]),
    joined([device.site]),
    device.criticality === 'unknown' ? '' : `criticality ${device.criticality}`,
    ORIGIN_WORDS[device.origin] ?? '',
  ]
  return [...new Set(parts.filter((part) => part !== ''))]
}

/** The addresses it has now, else the last ones known; a few, and how many more there are. */
export const identityAddresses = ({ addresses }: IdentitySource): { shown: string[]; more: number } => {
  const current = addresses.filter(({ to }) => to === null)
  const known = [
    ...new Set(
      (current.length > 0 ? current : addresses).map(({ address }) => visibleText(address, PART_CHARACTERS_MAX)),
    ),
  ]
  return { shown: known.slice(0, ADDRESSES_SHOWN), more: Math.max(0, known.length - ADDRESSES_SHOWN) }
}
