import { bandOf } from '@/lib/domain/severity'
import { formatCounted } from './format-number'
import { toneOfBand, type Tone } from './tone'

type Score = { expected: number; worst: number | null }

/** The tone of a printed score that may be missing. */
export const toneOfPrinted = (printed: number | null): Tone =>
  toneOfBand(printed === null ? 'not-assessed' : bandOf(printed))

/** How many devices one would expect beyond what is ordinary: `0`, `0.4`, `12`. */
export const formatExpected = (expected: number): string => {
  if (expected < 0.05) return '0'
  return expected < 10 ? String(Math.round(expected * 10) / 10) : String(Math.round(expected))
}

/** What a group's page answers, as its title; `name` is made visible by the caller. */
export const groupTitle = (name: string, devices: number, { expected, worst }: Score): string => {
  if (devices === 0) return `${name} holds no device`
  const all = formatCounted(devices, 'device')
  if (worst === null) return `${name}: ${all}, none assessed yet`
  if (bandOf(worst) === 'low') return `${name}: ${all}, none stands out`
  return `${name}: about ${formatExpected(expected)} of ${all} may be breached`
}

/** The page of a group; ids may hold letters of any script. */
export const groupHref = (groupId: string): string => `/groups/${encodeURIComponent(groupId)}`
