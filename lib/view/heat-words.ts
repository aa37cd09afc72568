import type { KillChainStage } from '@/lib/domain/kill-chain'
import { formatCount, formatCounted, formatShare } from './format-number'
import { stageName } from './stage-name'
import { visibleText } from './visible-text'

export type HeatMeasure = 'indicators' | 'facilitators' | 'worst' | 'expected' | 'threat'

/** A cell as words need it. */
type Told = {
  stage: KillChainStage
  devices: number | null
  value: number | null
  share: number | null
  times: number | null
  yesterday: number | null
  topRule: { title: string; devices: number } | null
}

/** The name of a row as strangers wrote it. */
export const rowName = (name: string): string => (name === '' ? 'Not known' : visibleText(name, 60))

/** Which devices a measure is about. */
export const MEASURE_OF = {
  indicators: 'with an active indicator',
  facilitators: 'with a facilitator',
  worst: 'highest breach likelihood of those with an active indicator',
  expected: 'breaches expected above the base rate, of those with an active indicator',
  threat: 'highest threat level of those with a facilitator',
} as const satisfies Record<HeatMeasure, string>

const isCount = (measure: HeatMeasure): boolean => measure === 'indicators' || measure === 'facilitators'

/** What stands in a cell: a count, a score, a sum of expected breaches; a dash where there is no device to score. */
export const cellText = ({ devices, value }: Pick<Told, 'devices' | 'value'>, measure: HeatMeasure): string => {
  if (value === null) return 'n/a'
  if (isCount(measure)) return formatCount(value)
  if (devices === 0) return '–'
  return measure === 'expected' ? String(Math.round(value * 10) / 10) : String(Math.round(value))
}

const figureLine = (cell: Told & { share: number }, rowDevices: number, measure: HeatMeasure): string => {
  const of = `${formatCount(cell.devices)} of ${formatCounted(rowDevices, 'device')}`
  if (!isCount(measure)) return `${cellText(cell, measure)}: ${MEASURE_OF[measure]} (${of}).`
  const was = cell.yesterday === null ? '' : ` Was ${formatCount(cell.yesterday)} yesterday.`
  return `${of}, ${formatShare(cell.share)}, ${MEASURE_OF[measure]}.${was}`
}

/** What a cell counts, in words: the lines of its tooltip. */
export const cellLines = (cell: Told, rowDevices: number, measure: HeatMeasure): string[] => {
  const { share, times, topRule } = cell
  if (share === null) return ['Not assessed: no source of these devices reports this stage']
  const often = times === null || times < 2 ? [] : [`${formatCount(Math.floor(times))} times the usual`]
  const rule =
    topRule === null ? [] : [`Top rule: ${topRule.title.toLowerCase()}, ${formatCounted(topRule.devices, 'device')}`]
  return [figureLine({ ...cell, share }, rowDevices, measure), ...often, ...rule]
}

/** A cell's name for those who do not see where it stands; begins with what stands in it. */
export const cellLabel = (cell: Told, row: { name: string; devices: number }, measure: HeatMeasure): string => {
  const text = cellText(cell, measure)
  const where = `${rowName(row.name)}, ${stageName(cell.stage).toLowerCase()}`
  if (cell.value === null) return `${text}, not assessed: ${where}`
  return `${text}${isCount(measure) ? ` of ${formatCounted(row.devices, 'device')}` : ''}: ${where}`
}
