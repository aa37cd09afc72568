import { rejectOf, type Reject } from '@/lib/domain/parsed'
import { shownValue } from './inert-text'
import { isDeeperThan } from './json-depth'
import { DEPTH_MAX } from './limits'

/** One document of a batch: `index` counts from 0, over the elements of an array or the lines of NDJSON. */
export type BatchEntry = { index: number; fields: Readonly<Record<string, unknown>> }

export type Batch = { entries: readonly BatchEntry[]; rejects: readonly Reject[] }

const encoder = new TextEncoder()

type Draft = { entries: BatchEntry[]; rejects: Reject[] }

const decoded = (text: string): { value: unknown } | null => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}

const addValue = (draft: Draft, index: number, value: unknown, text: string): void => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    draft.entries.push({ index, fields: value as Readonly<Record<string, unknown>> })
    return
  }
  draft.rejects.push(rejectOf(index + 1, 'InvalidPayload', `must be an object, got ${shownValue(value)}`, text))
}

const addLine = (draft: Draft, index: number, line: string, lengthMax: number): void => {
  const refuse = (code: 'InvalidPayload' | 'PayloadTooLarge', reason: string): void => {
    draft.rejects.push(rejectOf(index + 1, code, reason, line))
  }
  if (line.length > lengthMax) {
    refuse('PayloadTooLarge', `a line must be at most ${lengthMax} characters, got ${line.length}`)
    return
  }
  if (isDeeperThan(encoder.encode(line), DEPTH_MAX)) {
    refuse('InvalidPayload', `must not nest deeper than ${DEPTH_MAX} levels`)
    return
  }
  const document = decoded(line)
  if (document === null) refuse('InvalidPayload', 'not JSON')
  else addValue(draft, index, document.value, line)
}

const arrayProblem = (text: string, value: unknown): string | null => {
  if (isDeeperThan(encoder.encode(text), DEPTH_MAX + 1)) return `must not nest deeper than ${DEPTH_MAX} levels`
  return Array.isArray(value) ? null : 'the body is not a JSON array'
}

const readArray = (text: string): Batch => {
  const value = decoded(text)?.value
  const problem = arrayProblem(text, value)
  if (problem !== null) return { entries: [], rejects: [rejectOf(1, 'InvalidPayload', problem, text)] }
  const draft: Draft = { entries: [], rejects: [] }
  for (const [index, element] of (value as readonly unknown[]).entries()) addValue(draft, index, element, '')
  return draft
}

/**
 * The documents of a batch: a JSON array when the text begins with `[`, else NDJSON. Empty lines are passed over.
 * Never throws; what is no object is a reject with its line (or index + 1). The caller bounds the whole body.
 */
export const readBatch = (text: string, lengthMax: number): Batch => {
  if (text.trimStart().startsWith('[')) return readArray(text)
  const draft: Draft = { entries: [], rejects: [] }
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() !== '') addLine(draft, index, line, lengthMax)
  }
  return draft
}
