import type { BreachLineKind, RelatedPeers, ThreatLineKind } from '@/lib/domain/assessment'
import type { KillChainStage } from '@/lib/domain/kill-chain'
import { relatedWords } from './related-words'
import { roundPoints } from './round-points'
import { ruleName } from './stage-name'
import { visibleText } from './visible-text'

type LineKind = BreachLineKind | ThreatLineKind

/** A contribution as the API tells it; only these members are drawn. */
export type WaterfallLine = {
  kind: LineKind
  ruleId: string
  findingId: string
  subject: string
  stage: KillChainStage | ''
  points: number
  related?: RelatedPeers | undefined
}

/** What is known of the finding behind a line. */
export type LineFinding = {
  title: string
  summary: string
  evidenceCount: number
  /** Whole, where the line may have it shortened to a hash. */
  subject?: string
}

/** `solid` evidence, `outlined` exposure, `plain` arithmetic of the model, `confirmed` by the device. */
export type LineForm = 'solid' | 'outlined' | 'plain' | 'confirmed'

export type WaterfallRow = {
  key: string
  name: string
  subject: string
  fact: string
  kindWord: string
  form: LineForm
  stage: KillChainStage | ''
  findingId: string
  /** The line is that of a finding, not of what follows from one. */
  isFinding: boolean
  evidenceCount: number
  /** What it rests on was not seen in the time that is looked at. */
  outside: boolean
  /** The integer that is printed; all rows sum to the printed score. */
  points: number
  exactPoints: number
  /** Stands at the end: what lowers, caps or overrules. */
  closing: boolean
  /** Where the bar begins and ends on the axis, in exact points. */
  start: number
  end: number
}

type KindView = { name: string; word: string; form: LineForm; /** Groups are drawn in this order. */ order: 0 | 1 | 2 }

const KINDS = {
  'base-rate': { name: 'Base rate', word: 'Base rate', form: 'plain', order: 0 },
  facilitator: { name: 'Facilitator', word: 'Facilitator', form: 'outlined', order: 1 },
  indicator: { name: 'Indicator', word: 'Indicator', form: 'solid', order: 1 },
  progression: { name: 'Progression along the kill chain', word: 'Progression', form: 'solid', order: 1 },
  'related-devices': { name: 'Related devices', word: 'Related devices', form: 'solid', order: 1 },
  campaign: { name: 'Active campaign', word: 'Campaign', form: 'outlined', order: 1 },
  neighbour: { name: 'Suspicious neighbour on the segment', word: 'Neighbour', form: 'outlined', order: 1 },
  history: { name: 'Earlier compromise', word: 'History', form: 'solid', order: 1 },
  mitigation: { name: 'Verified mitigation', word: 'Mitigation', form: 'confirmed', order: 2 },
  'observed-clear': { name: 'Well watched and quiet', word: 'Observed clear', form: 'plain', order: 2 },
  ceiling: { name: 'Ceiling for weak signs', word: 'Ceiling', form: 'plain', order: 2 },
  verdict: { name: 'Compromise confirmed by a person', word: 'Verdict', form: 'solid', order: 2 },
} as const satisfies Record<LineKind, KindView>

const isFindingKind = (kind: LineKind): boolean => kind === 'facilitator' || kind === 'indicator'

/** What a line is called whose finding is not at hand. */
export const lineName = (kind: LineKind, ruleId: string): string => {
  const about = ruleId === '' ? '' : ruleName(ruleId)
  if (isFindingKind(kind) && about !== '') return about
  return about === '' ? KINDS[kind].name : `${KINDS[kind].name}: ${about.toLowerCase()}`
}

const nameOf = (line: WaterfallLine, finding: LineFinding | undefined): string =>
  finding !== undefined && isFindingKind(line.kind) ? finding.title : lineName(line.kind, line.ruleId)

const factOf = ({ related }: WaterfallLine, finding: LineFinding | undefined): string =>
  related === undefined ? (finding?.summary ?? '') : relatedWords(related)

const byPlace =
  (outside: ReadonlySet<string>) =>
  (a: WaterfallLine, b: WaterfallLine): number =>
    KINDS[a.kind].order - KINDS[b.kind].order ||
    Number(outside.has(a.findingId)) - Number(outside.has(b.findingId)) ||
    b.points - a.points ||
    (a.findingId < b.findingId ? -1 : 1)

const toRow = (
  line: WaterfallLine,
  finding: LineFinding | undefined,
  points: number,
  start: number,
  key: string,
): Omit<WaterfallRow, 'outside'> => ({
  key,
  name: visibleText(nameOf(line, finding), 120),
  subject: visibleText(finding?.subject ?? line.subject, 120),
  fact: visibleText(factOf(line, finding), 240),
  kindWord: KINDS[line.kind].word,
  form: KINDS[line.kind].form,
  stage: line.stage,
  findingId: finding === undefined ? '' : line.findingId,
  isFinding: isFindingKind(line.kind),
  evidenceCount: finding?.evidenceCount ?? 0,
  points,
  exactPoints: line.points,
  closing: KINDS[line.kind].order === 2,
  start,
  end: start + line.points,
})

const NONE: ReadonlySet<string> = new Set()

/**
 * The rows of the waterfall: base rate first, then by size, then those of the findings `outside`, what lowers or caps
 * last. Printed points sum exactly to `printed`, which must be the rounded sum of the lines' points.
 */
export const toWaterfall = (
  lines: readonly WaterfallLine[],
  findingById: ReadonlyMap<string, LineFinding>,
  printed: number,
  outside: ReadonlySet<string> = NONE,
): WaterfallRow[] => {
  const ordered = [...lines].sort(byPlace(outside))
  const rounded = roundPoints(
    ordered.map(({ points }) => points),
    printed,
  )
  let start = 0
  return ordered.map((line, index) => {
    const row = toRow(
      line,
      findingById.get(line.findingId),
      rounded[index] ?? 0,
      start,
      `${index}:${line.kind}:${line.findingId}`,
    )
    start = row.end
    return { ...row, outside: outside.has(line.findingId) }
  })
}

/** The right end of the axis: 100, or more when a later row takes points back. */
export const waterfallAxisEnd = (rows: readonly WaterfallRow[]): number =>
  Math.max(100, Math.ceil(Math.max(0, ...rows.map(({ end }) => end)) / 10) * 10)

export type WaterfallParts = {
  shown: readonly WaterfallRow[]
  folded: readonly WaterfallRow[]
  outside: readonly WaterfallRow[]
  closing: readonly WaterfallRow[]
}

/**
 * The rows to show at first: at most `rowsMax` of those that raise the score and were seen in the time that is looked
 * at, and all that lower, cap or overrule it.
 */
export const foldWaterfall = (rows: readonly WaterfallRow[], rowsMax: number): WaterfallParts => {
  const raising = rows.filter(({ closing, outside }) => !closing && !outside)
  const outside = rows.filter((row) => !row.closing && row.outside)
  const closing = rows.filter((row) => row.closing)
  // Folding a single row would save no room.
  const cut = raising.length > rowsMax + 1 ? rowsMax : raising.length
  return { shown: raising.slice(0, cut), folded: raising.slice(cut), outside, closing }
}
