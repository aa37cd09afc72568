import type { FindingKind } from '@/lib/domain/finding'
import { formatCounted } from './format-number'

type Printed = { before: { printed: number | null }; after: { printed: number | null } }

const figureOf = (printed: number | null): string => (printed === null ? 'not assessed' : String(printed))

/** `breach 88 → 72`: where a score would go. */
const moveOf = (name: string, { before, after }: Printed): string =>
  `${name} ${figureOf(before.printed)} → ${figureOf(after.printed)}`

/** What is imagined, from the kinds of the findings switched off: weaknesses as fixed, signs as wrong. */
const imaginedOf = (kinds: readonly FindingKind[]): string => {
  const fixed = kinds.filter((kind) => kind === 'facilitator').length
  const wrong = kinds.length - fixed
  const parts = [
    ...(fixed === 0 ? [] : [`${formatCounted(fixed, 'facilitator')} ${fixed === 1 ? 'was' : 'were'} fixed`]),
    ...(wrong === 0 ? [] : [`${formatCounted(wrong, 'indicator')} ${wrong === 1 ? 'was' : 'were'} wrong`]),
  ]
  return parts.join(' and ')
}

/** The forecast as a sentence: `If 2 facilitators were fixed: breach likelihood 88 → 72, threat level 71 → 46`. */
export const whatIfSentence = (
  kinds: readonly FindingKind[],
  { breachLikelihood, threatLevel }: { breachLikelihood: Printed; threatLevel: Printed },
): string =>
  `If ${imaginedOf(kinds)}: ${moveOf('breach likelihood', breachLikelihood)}, ${moveOf('threat level', threatLevel)}`
