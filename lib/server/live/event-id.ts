import type { EpochMs } from '@/lib/domain/time'
import type { Position } from '@/lib/server/repositories/followers'

/** A place in the order of changes, and when it was told. */
export type EventPlace = Position & { at: EpochMs }

const FORM = /^(\d{1,18})\.(\d{1,18})\.(\d{1,15})$/

/** The id of an event: with it a reader that comes back gets what came after. */
export const eventIdOf = ({ transaction, sequence, at }: EventPlace): string =>
  `${transaction}.${sequence}.${String(at)}`

/** The place of an event's id; null for a text that no event had. */
export const parseEventId = (text: string): EventPlace | null => {
  const [, transaction, sequence, at] = FORM.exec(text) ?? []
  if (transaction === undefined || sequence === undefined) return null
  return { transaction, sequence, at: Number(at) }
}
