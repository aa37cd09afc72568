import type { FindingKind } from '@/lib/domain/finding'
import type { KillChainStage } from '@/lib/domain/kill-chain'
import type { Severity } from '@/lib/domain/severity'
import type { EpochMs } from '@/lib/domain/time'
import { toneOfSeverity, type Tone } from './tone'

/** A finding as the timeline draws it; its title and subject are inert text. */
export type TimelineFinding = {
  id: string
  ruleId: string
  kind: FindingKind
  stage: KillChainStage
  severity: Severity
  title: string
  subject: string
  count: number
  firstSeenAt: EpochMs
  lastSeenAt: EpochMs
  closedAt: EpochMs | null
}

/** Average width of a character of the 10.5 px label, in pixels; on the safe side for Inter. */
const CHARACTER_PX = 5.9

/** Longest label; the rest is in the tooltip and the table. */
const LABEL_CHARACTERS_MAX = 46

/** Room a label needs, in pixels. */
export const labelWidth = (label: string): number => Math.ceil(label.length * CHARACTER_PX)

/** A label cut to what a lane can hold. */
export const shortLabel = (label: string): string =>
  label.length > LABEL_CHARACTERS_MAX ? `${label.slice(0, LABEL_CHARACTERS_MAX - 1)}…` : label

/** The worst tone among findings. */
export const worstTone = (findings: readonly TimelineFinding[]): Tone =>
  findings.reduce<Tone>(
    (worst, { severity }) => (toneOfSeverity(severity) > worst ? toneOfSeverity(severity) : worst),
    1,
  )
