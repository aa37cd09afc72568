import { KILL_CHAIN_STAGES, type KillChainStage, type StageStatus } from '@/lib/domain/kill-chain'
import { stageName, stageNumber } from './stage-name'

const STATUS_WORDS = {
  clear: 'clear',
  facilitators: 'facilitator only',
  indicators: 'indicator',
  'not-assessed': 'not assessed',
} as const satisfies Record<StageStatus, string>

export type ChainCell = { stage: KillChainStage; number: number; status: StageStatus }

/** Seven cells in the order of the chain; a stage nobody spoke of is not assessed, never clear. */
export const chainCells = (statuses: readonly StageStatus[]): ChainCell[] =>
  KILL_CHAIN_STAGES.map((stage, index) => ({
    stage,
    number: stageNumber(stage),
    status: statuses[index] ?? 'not-assessed',
  }))

/** The strip as a sentence, for those who do not see it. */
export const chainSentence = (cells: readonly ChainCell[]): string =>
  cells.map(({ stage, status }) => `${stageName(stage)} ${STATUS_WORDS[status]}`).join(', ')

/** `6 of 7 stages assessed, 5 with indicators`. */
export const chainSummary = (statuses: readonly StageStatus[]): string => {
  const cells = chainCells(statuses)
  const assessed = cells.filter(({ status }) => status !== 'not-assessed').length
  const indicated = cells.filter(({ status }) => status === 'indicators').length
  if (assessed === 0) return 'No stage could be assessed'
  const found = indicated === 0 ? 'none with indicators' : `${indicated} with indicators`
  return `${assessed} of ${cells.length} stages assessed, ${found}`
}
