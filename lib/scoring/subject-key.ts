/** FNV-1a, 32 bits: keeps shortened subjects of one rule apart; nothing rests on it being hard to forge. */
const shortHashOf = (text: string): string => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** `~` and eight digits. */
const HASH_LENGTH = 9

/**
 * A subject as it is stored with an assessment: itself when it is short and plain, else its plain head and a hash.
 * Subjects were written by strangers, so that without a bound one of them could fill the store. `maxBytes` ≥ 9.
 */
export const subjectKeyOf = (subject: string, maxBytes: number): string => {
  if (subject.length <= maxBytes && /^[ !#-[\]-~]*$/.test(subject)) return subject
  return `${subject.slice(0, maxBytes - HASH_LENGTH).replace(/[^ !#-[\]-~]/g, '?')}~${shortHashOf(subject)}`
}
