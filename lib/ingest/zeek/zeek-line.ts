import type { LineProblem } from '@/lib/ingest/line-problem'

/** The columns that stand first in a log about a connection. */
export const ID_COLUMNS = ['ts', 'uid', 'id.orig_h', 'id.orig_p', 'id.resp_h', 'id.resp_p'] as const

/** One line, its values undefined where the log left them out. */
export type ZeekLine = {
  /** Of ID_COLUMNS. */
  ids: readonly unknown[]
  /** Of the reader's `columns`, in their order. */
  values: readonly unknown[]
  /** Of the reader's `lists`, in their order; empty where the log left them out. */
  lists: readonly (readonly unknown[])[]
  /** What is kept of the line as evidence: bounded, without secrets. */
  raw: string
}

/** How the lines of one log are read. Columns that are not named here are passed over. */
export type LogReader<T> = {
  columns: readonly string[]
  /** Columns that hold a set or vector. */
  lists: readonly string[]
  /** Columns without which a header is of no use. */
  needed: readonly string[]
  /** Columns that every record has: JSON leaves unset values out, so there only these are asked for. */
  always: readonly string[]
  /** True when lines hold what people typed: then secrets are looked for, which costs time. */
  redacts: boolean
  /** What an operator should know of any log of this kind; empty for nothing. */
  note: string
  /** A record, a problem, or null for a line that is well and says nothing of a device. */
  read: (line: ZeekLine) => T | LineProblem | null
}
