import { stageIndexOf, type KillChainStage } from '@/lib/domain/kill-chain'

const STAGE_NAMES = {
  reconnaissance: ['Reconnaissance', 'Recon'],
  'initial-access': ['Initial access', 'Access'],
  execution: ['Execution', 'Execute'],
  persistence: ['Persistence', 'Persist'],
  'command-and-control': ['Command and control', 'C2'],
  'lateral-movement': ['Lateral movement', 'Lateral'],
  impact: ['Impact', 'Impact'],
} as const satisfies Record<KillChainStage, readonly [string, string]>

/** The stage as a sentence names it. */
export const stageName = (stage: KillChainStage): string => STAGE_NAMES[stage][0]

/** The stage where there is no room, as in a column head. */
export const stageShortName = (stage: KillChainStage): string => STAGE_NAMES[stage][1]

/** 1 to 7, the number on the stage's chip. */
export const stageNumber = (stage: KillChainStage): number => stageIndexOf(stage) + 1

/** The rule's id in words, for lines whose rule card is not at hand. */
export const ruleName = (ruleId: string): string => {
  const words = ruleId.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
