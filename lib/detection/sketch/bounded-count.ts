/** Counts end here: far beyond every threshold, and stored in three bytes. */
const COUNT_MAX = 65_535

/** One more, as long as that says anything. */
export const oneMore = (count: number): number => Math.min(count + 1, COUNT_MAX)
