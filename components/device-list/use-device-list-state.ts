import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { DEVICE_DENSITIES, DEVICE_SORT_DEFAULT, DEVICE_SORTS } from '@/lib/domain/device-filter'

const PARSERS = {
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(DEVICE_SORTS).withDefault(DEVICE_SORT_DEFAULT),
  cols: parseAsArrayOf(parseAsString).withDefault([]),
  density: parseAsStringLiteral(DEVICE_DENSITIES).withDefault('compact'),
  /** Where the list begins, when it is not its beginning. */
  after: parseAsString,
  /** The device whose preview is open. */
  preview: parseAsString,
}

/** What of the device list stands in its URL; each step can be gone back from. */
export const useDeviceListState = () => useQueryStates(PARSERS, { history: 'push', scroll: false })
export type DeviceListState = ReturnType<typeof useDeviceListState>[0]
export type SetDeviceListState = ReturnType<typeof useDeviceListState>[1]
