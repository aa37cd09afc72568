import { readBatch, type Batch } from '@/lib/ingest/json-batch'
import { redactText } from './redact'

/** A batch of which no reject repeats a secret: devices write passwords into lines that are not even JSON. */
export const readRedacted = (text: string, lengthMax: number): Batch => {
  const { entries, rejects } = readBatch(text, lengthMax)
  return { entries, rejects: rejects.map((reject) => ({ ...reject, excerpt: redactText(reject.excerpt) })) }
}
