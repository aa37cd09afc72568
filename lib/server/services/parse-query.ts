import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time'
import { badRequest } from '@/lib/server/errors'

/** What the words of a search box may be, and what each is made into. */
export type QueryLanguage<Term> = {
  /** Makes the value behind `name:` into a term; throws 400 where it cannot. */
  makers: Readonly<Record<string, (value: string) => Term>>
  /** The filters that are named to whoever asks for another. */
  names: readonly string[]
  textOf: (text: string) => Term
  notOf: (term: Term) => Term
}

const QUERY_LENGTH_MAX = 512
const TERMS_MAX = 16
/** Words, and `field:value` where the value may be quoted. */
const WORD = /(?:(-?[a-z]+):)?(?:"([^"]*)"|(\S+))/gi
/** A network or hardware address, whose first group may look like the name of a field. */
const ADDRESS = /^[\da-f]{0,4}(?::[\da-f.]{0,15}){2,}(?:%\w+)?$/i
const AGE = /^([<>])(\d{1,4})([mhd])$/
const UNIT_MS: Readonly<Record<string, number>> = { m: MINUTE_MS, h: HOUR_MS, d: DAY_MS }

/** An age such as `<24h`: less or more than so many milliseconds. Throws 400 on anything else. */
export const parseAge = (name: string, value: string): { than: 'less' | 'more'; ms: number } => {
  const [, sign, digits, unit = ''] = AGE.exec(value) ?? []
  if (sign === undefined) throw badRequest(`${name}: takes an age such as <24h, >30m or >7d, not ${value}.`)
  return { than: sign === '<' ? 'less' : 'more', ms: Number(digits) * (UNIT_MS[unit] ?? 0) }
}

const textTermOf = <Term>(text: string, { makers, textOf }: QueryLanguage<Term>): Term => {
  if (text.trim() === '') throw badRequest('"" matches nothing; write a word between the quotation marks.')
  const name = /^-?([a-z]+):$/i.exec(text)?.[1]?.toLowerCase()
  if (name !== undefined && Object.hasOwn(makers, name)) throw badRequest(`${name}: needs a value behind the colon.`)
  return textOf(text)
}

const termOf = <Term>(named: string, value: string, word: string, language: QueryLanguage<Term>): Term => {
  if (ADDRESS.test(word)) return language.textOf(word)
  const name = named.replace('-', '').toLowerCase()
  const make = Object.hasOwn(language.makers, name) ? language.makers[name] : undefined
  if (make === undefined) {
    const names = language.names.join(', ')
    throw badRequest(
      `There is no filter ${name}; there are ${names}. For the text write "${word.replaceAll('"', '')}".`,
    )
  }
  if (value === '') throw badRequest(`${name}: needs a value behind the colon.`)
  const term = make(value)
  return named.startsWith('-') ? language.notOf(term) : term
}

/**
 * The conditions in the text of a search box: words are looked for, `field:value` compares, and `-field:value` leaves
 * out. Throws 400 with a sentence that says what is wrong and what would be right.
 */
export const parseQuery = <Term>(text: string, language: QueryLanguage<Term>): Term[] => {
  if (text.length > QUERY_LENGTH_MAX) throw badRequest(`q must be at most ${String(QUERY_LENGTH_MAX)} characters.`)
  const clean = text.replaceAll('\0', '')
  if ((clean.split('"').length - 1) % 2 === 1) throw badRequest('A quotation mark is not closed.')
  const terms = [...clean.matchAll(WORD)].map(([word, named, quoted, plain = '']): Term => {
    const value = quoted ?? plain
    return named === undefined ? textTermOf(value, language) : termOf(named, value, word, language)
  })
  if (terms.length > TERMS_MAX) throw badRequest(`q must have at most ${String(TERMS_MAX)} terms.`)
  return terms
}
