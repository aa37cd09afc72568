/** `1.4.10`, `v2.0`, `V5.5.0 build 180413`: numbers with dots, of which what follows is not compared. */
const DOTTED = /^v?(\d{1,9}(?:\.\d{1,9}){1,5})/i

const partsOf = (version: string): number[] | null => DOTTED.exec(version)?.[1]?.split('.').map(Number) ?? null

/** Whether a firmware version is older than another; null where they are no numbers with dots and cannot be compared. */
export const isOlderVersion = (version: string, than: string): boolean | null => {
  const left = partsOf(version)
  const right = partsOf(than)
  if (left === null || right === null) return null
  for (let place = 0; place < Math.max(left.length, right.length); place += 1) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}
