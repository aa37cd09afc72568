import type { Family, FindingKind, RuleClass } from '@/lib/domain/finding'
import type { KillChainStage } from '@/lib/domain/kill-chain'
import type { SourceKind } from '@/lib/domain/observation'
import type { Severity } from '@/lib/domain/severity'
import { stageName } from './stage-name'
import { sourceKindName } from './source-words'
import { toneOfSeverity, toneWord } from './tone'

/** A rule's kind as its glyph is named. */
export const KIND_WORDS = { indicator: 'Indicator', facilitator: 'Facilitator' } as const satisfies Record<
  FindingKind,
  string
>

const FAMILY_WORDS = {
  scan: 'scanning',
  guessing: 'guessing of credentials',
  exploit: 'exploiting of others',
  'c2-channel': 'control channel',
  'c2-endpoint': 'control endpoint',
  'c2-timing': 'control timing',
  dns: 'names',
  download: 'downloads',
  'known-bad': 'known bad',
  transfer: 'transfer of data',
  flood: 'flooding',
  'new-destination': 'new destination',
  'new-service': 'new service',
  access: 'access',
  identity: 'identity',
  integrity: 'integrity',
  execution: 'execution',
  availability: 'availability',
  attacked: 'being attacked',
  weakness: 'weakness',
} as const satisfies Record<Family, string>

/** What rules of a family see. */
export const familyName = (family: Family): string => FAMILY_WORDS[family]

/** How much one finding of a class can prove at most. */
export const CLASS_WORDS = {
  novelty: 'novelty: other than usual, no more',
  ordinary: 'ordinary: often harmless',
  strong: 'strong: seldom harmless',
  conclusive: 'conclusive: the device’s own hostile act',
  listed: 'listed: contact with what is known to be hostile',
} as const satisfies Record<RuleClass, string>

/** `device reports, network flows or events and profiles`, in the middle of a sentence. */
export const anyOfSources = (kinds: readonly SourceKind[]): string =>
  kinds
    .map((kind) => sourceKindName(kind).toLowerCase())
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1')

type JudgedRule = { kind: FindingKind; severity: Severity; stage: KillChainStage; needs: readonly SourceKind[] }
type Outcomes = { found: string; clear: string; notAssessed: string }

/** What each of the three outcomes of a rule means to the reader. */
export const outcomeWords = ({ kind, severity, stage, needs }: JudgedRule): Outcomes => {
  const score = kind === 'indicator' ? 'breach likelihood' : 'threat level, and a little to breach likelihood'
  return {
    found: `${toneWord(toneOfSeverity(severity))} severity, on stage ${stageName(stage).toLowerCase()}. It adds to ${score}, and its raw records open with it.`,
    clear: `Enough was heard from ${anyOfSources(needs)} to judge it, and nothing of it was there.`,
    notAssessed: `Neither clear nor found: ${anyOfSources(needs)} did not tell enough. It is hatched, widens the interval, and is never shown as safe.`,
  }
}

/** What a weight does to the odds at full confidence: `×148`, `×1.8`. */
export const oddsText = (logOdds: number): string => {
  const odds = Math.exp(logOdds)
  return `×${odds < 9.95 ? String(Math.round(odds * 10) / 10) : String(Math.round(odds))}`
}
