import type { Observation } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'

/** What a device did or said, in words, and the records of it in the order of their times. */
export type Story = {
  says: string
  records: readonly Observation[]
  /** Silence is judged at this moment, after the last record. */
  until?: EpochMs
}

/** A rule's attack and what only looks like it: the one must be found, the other judged and clear. */
export type Scenario = { ruleId: string; attack: Story; lookAlike: Story }
