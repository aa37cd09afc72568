import type { StageSummary } from '@/lib/domain/assessment'
import type { Finding } from '@/lib/domain/finding'
import { KILL_CHAIN_STAGES, type KillChainStage, type StageStatus } from '@/lib/domain/kill-chain'

/** Whether a rule of a stage could be judged. */
export type StageCheck = { stage: KillChainStage; assessed: boolean }

/** What of a finding its stage shows. */
export type StagedFinding = Pick<Finding, 'kind' | 'stage' | 'firstSeenAt' | 'lastSeenAt'>

const statusOf = (indicators: number, facilitators: number, isAssessed: boolean): StageStatus => {
  if (indicators > 0) return 'indicators'
  if (facilitators > 0) return 'facilitators'
  return isAssessed ? 'clear' : 'not-assessed'
}

/**
 * What is known of each stage of the kill chain, all seven in their order. A stage with nothing found is clear only if
 * at least one of its rules could be judged.
 */
export const summariseStages = (findings: readonly StagedFinding[], checks: readonly StageCheck[]): StageSummary[] =>
  KILL_CHAIN_STAGES.map((stage) => {
    const here = findings.filter((finding) => finding.stage === stage)
    const indicators = here.filter(({ kind }) => kind === 'indicator').length
    const facilitators = here.length - indicators
    const isAssessed = checks.some((check) => check.stage === stage && check.assessed)
    return {
      stage,
      status: statusOf(indicators, facilitators, isAssessed),
      facilitators,
      indicators,
      firstSeenAt: here.length === 0 ? null : Math.min(...here.map(({ firstSeenAt }) => firstSeenAt)),
      lastSeenAt: here.length === 0 ? null : Math.max(...here.map(({ lastSeenAt }) => lastSeenAt)),
    }
  })
