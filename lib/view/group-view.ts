import { bandOf } from '@/lib/domain/severity'
import { formatCount, formatCounted, formatShare } from './format-number'
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

type Bands = { critical: number; high: number; medium: number; low: number }
type Expected = { expected: number; bands: Bands }

const assessedOf = ({ bands: { critical, high, medium, low } }: Expected): number => critical + high + medium + low

/** What the expected number of breached devices means; `base` is what an ordinary device scores, 0 to 100. */
export const expectedBreached = (score: Expected, base: number): string => {
  const assessed = assessedOf(score)
  if (assessed === 0) return 'No device of the group is assessed, so nothing can be expected.'
  const usual = formatExpected((assessed * base) / 100)
  const more =
    score.expected < 0.05
      ? 'None is expected beyond that.'
      : `Its scores stand for ${formatExpected(score.expected)} more.`
  return `At the base rate, ${usual} of ${formatCounted(assessed, 'assessed device')} would be breached as anywhere. ${more}`
}

/** What the expected number of attacked devices means. */
export const expectedAttacked = (score: Expected): string => {
  const assessed = assessedOf(score)
  if (assessed === 0) return 'No device of the group is assessed, so nothing can be expected.'
  return `Its scores stand for ${formatExpected(score.expected)} of ${formatCounted(assessed, 'assessed device')} attacked within 30 days.`
}

type Weak = {
  devices: number
  facilitators: readonly { ruleId: string; title: string; devices: number; points: number }[]
}

/** The weakness that carries most threat of a group, and how much of it; null when none carries any. */
export const fixOneThing = ({
  devices,
  facilitators,
}: Weak): { ruleId: string; title: string; text: string } | null => {
  const [first] = facilitators
  const all = facilitators.reduce((sum, { points }) => sum + points, 0)
  if (first === undefined || first.points <= 0) return null
  const { ruleId, title, points } = first
  const share = formatShare(points / all)
  const text = `is on ${formatCount(first.devices)} of ${formatCounted(devices, 'device')} and carries ${share} of the threat of all weaknesses here, ${formatCount(Math.round(points))} of ${formatCount(Math.round(all))} points.`
  return { ruleId, title, text }
}
