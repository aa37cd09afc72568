import type { Band, Severity } from '@/lib/domain/severity'

/** 0 not assessed, 1 info, 2 low, 3 medium, 4 high, 5 critical: picks colour, shape and position together. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5

const BAND_TONES = { 'not-assessed': 0, low: 2, medium: 3, high: 4, critical: 5 } as const satisfies Record<Band, Tone>
const SEVERITY_TONES = { info: 1, low: 2, medium: 3, high: 4, critical: 5 } as const satisfies Record<Severity, Tone>
const TONE_WORDS = ['Not assessed', 'Info', 'Low', 'Medium', 'High', 'Critical'] as const

/** The tone of a score's band. */
export const toneOfBand = (band: Band): Tone => BAND_TONES[band]

/** The tone of a finding's severity. */
export const toneOfSeverity = (severity: Severity): Tone => SEVERITY_TONES[severity]

/** The word an analyst reads beside the glyph. */
export const toneWord = (tone: Tone): string => TONE_WORDS[tone]

/** The design token of a tone; not assessed has no colour of its own. */
export const toneColor = (tone: Tone): string => (tone === 0 ? 'var(--text-3)' : `var(--sev-${tone})`)
