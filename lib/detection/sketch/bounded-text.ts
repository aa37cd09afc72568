import { hashText } from './hash-text'

const HASH_LENGTH = 8
/** Printable ASCII takes one byte a character; what else a stranger wrote is shown as `?`. */
const PRINTABLE = /^[ -~]*$/
const UNPRINTABLE = /[^ -~]/g

/**
 * A text a stranger wrote, as facts and subjects keep it: printable ASCII, at most `max` characters, of which a longer
 * one gives its head and a hash, so that two long texts stay two. The whole of it stands in the evidence.
 */
export const boundedText = (text: string, max: number): string => {
  if (text.length <= max && PRINTABLE.test(text)) return text
  const head = text.slice(0, max - HASH_LENGTH - 1).replace(UNPRINTABLE, '?')
  return `${head}~${hashText(text.slice(0, 1_024)).toString(16).padStart(HASH_LENGTH, '0')}`
}
