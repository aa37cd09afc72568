import { notFound } from '@/lib/server/errors'

/** What was looked for; 404 with the sentence when it is not there. */
export const requireStored = <Value>(value: Value | null | undefined, sentence: string): Value => {
  if (value === null || value === undefined) throw notFound(sentence)
  return value
}
