import type { EpochMs } from '@/lib/domain/time'
import type { LoginSource } from '../facts/event-facts'
import { packIp, unpackIp } from './pack-values'

/** A source of logins without the names of its fields. */
export const packLogin = (
  { source, failures, firstFailureAt, lastFailureAt, brokeInAt }: LoginSource,
  base: EpochMs,
) => {
  const brokeIn = brokeInAt === null ? null : brokeInAt - base
  return [packIp(source), failures, firstFailureAt - base, lastFailureAt - base, brokeIn] as const
}

/** Rows of the first version had the source as text. */
export const unpackLogin = (
  [source, failures, firstFailureAt, lastFailureAt, brokeInAt]: ReturnType<typeof packLogin>,
  base: EpochMs,
): LoginSource => ({
  source: unpackIp(source),
  failures,
  firstFailureAt: firstFailureAt + base,
  lastFailureAt: lastFailureAt + base,
  brokeInAt: brokeInAt === null ? null : brokeInAt + base,
})
