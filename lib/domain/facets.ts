/** The facets of the device list whose values are counted. */
export const FACETS = [
  'breach',
  'threat',
  'group',
  'site',
  'type',
  'model',
  'firmware',
  'stage',
  'facilitators',
] as const

/** What filters of the device list can be offered: values and the devices that have them, and every rule. */
export type Facets = {
  facets: readonly { filter: (typeof FACETS)[number]; values: readonly { value: string; devices: number }[] }[]
  rules: readonly { id: string; title: string }[]
}
