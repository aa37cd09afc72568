import { formatCounted } from './format-number'

/** How many devices there are, or match: the title of the device list. */
export const matchSentence = (total: number, isAtLeast: boolean, isFiltered: boolean): string => {
  const counted = formatCounted(total, 'device')
  const most = isAtLeast ? `At least ${counted}` : counted
  if (!isFiltered) return most
  return `${most} ${total === 1 && !isAtLeast ? 'matches' : 'match'}`
}
