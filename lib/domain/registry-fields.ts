import type { Exposure } from './finding'

export const CRITICALITIES = ['low', 'medium', 'high', 'unknown'] as const
export type Criticality = (typeof CRITICALITIES)[number]

/** Characters of a name, group, site or segment in the registry. */
export const REGISTRY_TEXT_LENGTH_MAX = 64

/** What people and imports say of a device. `exposure` null: what was seen decides. */
export type RegistryFields = {
  name: string
  group: string
  site: string
  criticality: Criticality
  exposure: Exposure | null
  segment: string | null
}

/** The fields in the order in which exports and differences name them. */
export const REGISTRY_FIELDS = [
  'name',
  'group',
  'site',
  'criticality',
  'exposure',
  'segment',
] as const satisfies readonly (keyof RegistryFields)[]

/** What is to become of a device's registry fields; one that is left out stays as it is. */
export type RegistryPatch = { [Field in keyof RegistryFields]?: RegistryFields[Field] | undefined }
