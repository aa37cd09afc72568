/**
 * The stages of an attack on an IoT device, in the order an attack passes through them.
 * The names are MITRE ATT&CK's tactics; scanning *of* a device is reconnaissance, scanning *by* it is lateral movement.
 */
export const KILL_CHAIN_STAGES = [
  'reconnaissance',
  'initial-access',
  'execution',
  'persistence',
  'command-and-control',
  'lateral-movement',
  'impact',
] as const

export type KillChainStage = (typeof KILL_CHAIN_STAGES)[number]

/** 0 for reconnaissance up to 6 for impact. */
export const stageIndexOf = (stage: KillChainStage): number => KILL_CHAIN_STAGES.indexOf(stage)

/** What an analyst reads of one stage of one device. */
export const STAGE_STATUSES = ['clear', 'facilitators', 'indicators', 'not-assessed'] as const
export type StageStatus = (typeof STAGE_STATUSES)[number]
