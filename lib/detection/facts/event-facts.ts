import type { EpochMs } from '@/lib/domain/time'

export type LoginSource = {
  source: string
  failures: number
  firstFailureAt: EpochMs
  lastFailureAt: EpochMs
  brokeInAt: EpochMs | null
}
export type SeenThing = { name: string; detail: string; firstAt: EpochMs; lastAt: EpochMs; count: number }

/** Errors of the device in a row, counted for ten minutes from the first. */
export type ErrorRun = { firstAt: EpochMs; lastAt: EpochMs; count: number }

/** What is remembered of what happened on a device. */
export type EventFacts = {
  logins: LoginSource[]
  systemFiles: SeenThing[]
  processes: SeenThing[]
  restarts: { at: EpochMs; reason: string }[]
  lastUpdateAt: EpochMs | null
  errors: ErrorRun | null
  /** Kinds of event seen at all: a rule is assessed only if its kind is reported. */
  kinds: string[]
}
