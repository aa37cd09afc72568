import { formatCount } from './format-number'
import { visibleText } from './visible-text'

/** What an act failed on: its id, what it is called (empty: nothing else), and why. */
export type ActFailure = { id: string; name: string; reason: string }

const NAMED = 3
const NAME_CHARACTERS = 60
const REASON_CHARACTERS = 160

/** How many an act failed on and the first by name, to stand behind what it did; empty when it failed on none. */
export const failedSentence = (failed: number, failures: readonly ActFailure[]): string => {
  if (failed === 0) return ''
  const named = failures
    .slice(0, NAMED)
    .map(
      ({ id, name, reason }) =>
        `${visibleText(name === '' ? id : name, NAME_CHARACTERS)}: ${visibleText(reason, REASON_CHARACTERS)}`,
    )
  const more = failed > named.length ? ` And ${formatCount(failed - named.length)} more.` : ''
  return ` ${formatCount(failed)} not: ${named.join(' ')}${more}`
}
