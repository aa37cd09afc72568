import { EVIDENCE_FIRST, EVIDENCE_LATEST, type Evidence } from '@/lib/domain/finding'
import type { Observation } from '@/lib/domain/observation'
import type { Hit } from '@/lib/detection/rule'

const evidenceOf = ({ observedAt, kind, raw }: Observation): Evidence => ({ observedAt, source: kind, record: raw })

const isSame = (a: Evidence, b: Evidence): boolean => a.observedAt === b.observedAt && a.record === b.record

/** Indexes of at most `max` matching records, walking from one end to the other. */
const matches = (
  records: readonly Observation[],
  isEvidence: Hit['isEvidence'],
  max: number,
  step: 1 | -1,
): number[] => {
  const found: number[] = []
  for (let index = step === 1 ? 0 : records.length - 1; found.length < max; index += step) {
    const record = records[index]
    if (record === undefined) break
    if (isEvidence(record)) found.push(index)
  }
  return found
}

/** The first and the last records that match: in a flood most of a minute would match, and none between is kept. */
const endsOf = (records: readonly Observation[], isEvidence: Hit['isEvidence'], first: number): Observation[] => {
  const head = matches(records, isEvidence, first, 1)
  const tail = matches(records, isEvidence, EVIDENCE_LATEST, -1).reverse()
  return [...new Set([...head, ...tail])].flatMap((index) => records[index] ?? [])
}

/**
 * The raw records of a finding: what it had, and those of the records at hand that the hit rests on. Bounded to the
 * first ones and the latest, so that both how it began and how it goes on can be read.
 */
export const collectEvidence = (
  known: readonly Evidence[],
  records: readonly Observation[],
  isEvidence: Hit['isEvidence'],
): readonly Evidence[] => {
  const fresh = endsOf(records, isEvidence, Math.max(0, EVIDENCE_FIRST - known.length))
    .map(evidenceOf)
    .filter((evidence) => !known.some((other) => isSame(other, evidence)))
  if (fresh.length === 0) return known
  const all = [...known, ...fresh]
  if (all.length <= EVIDENCE_FIRST + EVIDENCE_LATEST) return all
  return [...all.slice(0, EVIDENCE_FIRST), ...all.slice(-EVIDENCE_LATEST)]
}
