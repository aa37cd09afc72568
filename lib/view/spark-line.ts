export type SparkLine = {
  /** SVG path with a piece for each stretch without a gap. */ path: string
  last: { x: number; y: number } | null
}

/** A small line through values in equal steps; gaps stay gaps. `max` is the value at the upper edge. */
export const sparkLine = (
  values: readonly (number | null)[],
  width: number,
  height: number,
  max: number,
): SparkLine => {
  const step = values.length < 2 ? 0 : width / (values.length - 1)
  let path = ''
  let last: SparkLine['last'] = null
  for (const [index, value] of values.entries()) {
    const before = index === 0 ? null : values[index - 1]
    if (value === null) continue
    const x = Math.round(index * step * 10) / 10
    const y = Math.round((height - (Math.min(value, max) / Math.max(max, 1)) * height) * 10) / 10
    path += `${before === null || before === undefined ? 'M' : 'L'}${x} ${y}`
    last = { x, y }
  }
  return { path, last }
}

/** How values went, in words: from the first known to the last. */
export const trendWords = (values: readonly (number | null)[]): string => {
  const known = values.flatMap((value) => value ?? [])
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined || known.length < 2) return 'no history yet'
  return first === last ? `stays at ${last}` : `${first} to ${last}`
}
