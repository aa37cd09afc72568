import type { DeviceOrder, DeviceSort } from '@/lib/domain/device-filter'

/** Pixels of the column of the boxes that select, and of the glyph. */
export const SELECT_WIDTH = 36
export const GLYPH_WIDTH = 44

export type DeviceColumn = {
  id: string
  title: string
  /** Pixels; null takes what is left. */
  width: number | null
  /** The order it sorts by, or why it cannot. */
  order: DeviceOrder | null
  whyNot: string
  /** Hidden unless it is chosen. */
  isExtra: boolean
  /** How soon it gives way where the list is narrow; `never` stays, also on a phone. */
  yields: 'never' | 'last' | 'late' | 'soon' | 'first'
}

const column = (
  id: string,
  title: string,
  width: number | null,
  order: DeviceOrder | null,
  rest = {},
): DeviceColumn => ({
  id,
  title,
  width,
  order,
  whyNot: '',
  isExtra: false,
  yields: 'first',
  ...rest,
})

/** The columns of the device list, in their order. */
export const DEVICE_COLUMNS: readonly DeviceColumn[] = [
  column('device', 'Device', null, 'name', { yields: 'never' }),
  column('group', 'Group', 120, 'group', { yields: 'late' }),
  column('site', 'Site', 90, 'site'),
  column('type', 'Type', 100, 'type', { isExtra: true }),
  column('vendor', 'Vendor', 110, 'vendor', { isExtra: true }),
  column('model', 'Model', 100, 'model', { yields: 'soon' }),
  column('firmware', 'Firmware', 90, 'firmware'),
  column('criticality', 'Criticality', 96, 'criticality', { isExtra: true }),
  column('stages', 'Stages', 138, null, {
    yields: 'last',
    whyNot: 'Seven statuses have no order. Filter by stage: instead.',
  }),
  column('breach', 'Breach likelihood', 138, 'breach', { yields: 'never' }),
  column('threat', 'Threat level', 128, 'threat', { yields: 'never' }),
  column('reason', 'Strongest reason', 210, null, {
    yields: 'soon',
    whyNot: 'It is a sentence, not a quantity. Sort by breach likelihood, which it adds most to.',
  }),
  column('seen', 'Last record', 100, null, {
    yields: 'last',
    whyNot: 'It changes with every record, so no index keeps it. Filter by seen: instead.',
  }),
  column('born', 'Known since', 104, 'born', { isExtra: true }),
]

/** The columns of a list in the URL, in their own order; the usual ones where it names none that there is. */
export const shownColumns = (asked: readonly string[]): DeviceColumn[] => {
  const known = DEVICE_COLUMNS.filter(({ id }) => asked.includes(id))
  const chosen = known.length > 0 ? known : DEVICE_COLUMNS.filter(({ isExtra }) => !isExtra)
  // Without its device a row says nothing.
  return DEVICE_COLUMNS.filter((one) => one.id === 'device' || chosen.includes(one))
}

/** The order after pressing a column: scores and times begin with the highest, words with the first; then the other way. */
export const nextSort = (sort: DeviceSort, order: DeviceOrder): DeviceSort => {
  const first: DeviceSort = ['breach', 'threat', 'criticality', 'born'].includes(order) ? `-${order}` : order
  if (sort !== first) return first
  return first === order ? `-${order}` : order
}

/** How a column is sorted, as `aria-sort` says it. */
export const sortState = (sort: DeviceSort, order: DeviceOrder): 'ascending' | 'descending' | 'none' => {
  if (sort === order) return 'ascending'
  return sort === `-${order}` ? 'descending' : 'none'
}

/** Pixels that the device itself has at least. */
const DEVICE_WIDTH_MIN = 200

/** The width under which a list of chosen columns scrolls sideways; the columns of boxes and glyphs included. */
export const listWidthMin = (columns: readonly DeviceColumn[]): number =>
  columns.reduce((sum, { width }) => sum + (width ?? DEVICE_WIDTH_MIN), SELECT_WIDTH + GLYPH_WIDTH)
