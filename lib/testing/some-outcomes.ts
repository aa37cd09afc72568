import type { HostOutcome } from '@/lib/assessment/evaluation/host-outcome'

/** A benign host that was watched for a day and showed nothing. */
export const aHost = (difference: Partial<HostOutcome>): HostOutcome => ({
  capture: 'capture',
  ip: '192.0.2.1',
  label: 'benign',
  device: 'capture/192.0.2.1',
  family: 'capture',
  kinds: ['flow'],
  labelledStages: [],
  peak: 1,
  atEnd: 1,
  minutesToHigh: null,
  recordsToHigh: null,
  stages: [],
  findings: [],
  activeHours: 24,
  ...difference,
})

/** A host that scanned its neighbours and was found at it. */
export const anInfected = (difference: Partial<HostOutcome>): HostOutcome =>
  aHost({
    label: 'infected',
    device: 'capture/192.0.2.2',
    labelledStages: ['lateral-movement'],
    stages: ['lateral-movement'],
    peak: 90,
    atEnd: 90,
    ...difference,
  })

/** What a host shows that scanned, with the rule's confidence in it. */
export const aScan = (confidence: number): HostOutcome['findings'] => [
  { ruleId: 'vertical-scan', stage: 'lateral-movement', count: 1, confidence },
]
