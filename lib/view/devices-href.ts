import { filterText } from './query-text'

/** The list of devices that meet some filters: `['breach', 'critical']` is `breach:critical`. */
export const devicesHref = (...filters: readonly (readonly [name: string, value: string])[]): string =>
  `/devices?q=${encodeURIComponent(filters.map(([name, value]) => filterText(name, value)).join(' '))}`
