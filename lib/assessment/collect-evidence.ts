import { EVIDENCE_FIRST, EVIDENCE_LATEST, type Evidence } from '@/lib/domain/finding'
import type { Observation } from '@/lib/domain/observation'
import type { Hit } from '@/lib/detection/rule'

const evidenceOf = ({ observedAt, kind, raw }: Observation): Evidence => ({ observedAt, source: kind, record: raw })

const isSame = (a: Evidence, b: Evidence): boolean => a.observedAt === b.observedAt && a.record === b.record

/**
 * The raw records of a finding: what it had, and those of the records at hand that the hit rests on. Bounded to the
 * first ones and the latest, so that both how it began and how it goes on can be read.
 */
export const collectEvidence = (
  known: readonly Evidence[],
  records: readonly Observation[],
  isEvidence: Hit['isEvidence'],
): readonly Evidence[] => {
  const fresh = records
    .filter(isEvidence)
    .map(evidenceOf)
    .filter((evidence) => !known.some((other) => isSame(other, evidence)))
  if (fresh.length === 0) return known
  const all = [...known, ...fresh]
  if (all.length <= EVIDENCE_FIRST + EVIDENCE_LATEST) return all
  return [...all.slice(0, EVIDENCE_FIRST), ...all.slice(-EVIDENCE_LATEST)]
}
