import type { RejectCode } from '@/lib/domain/parsed'
import { shownValue } from './inert-text'

/** Why a line of a log is no record; returned, since a bad log has as many of them as lines. */
export type LineProblem = { code: RejectCode; reason: string }

/** That a column or member holds what it must not. */
export const problem = (name: string, must: string, value: unknown, code: RejectCode = 'InvalidLine'): LineProblem => ({
  code,
  reason: `${name} must be ${must}, got ${shownValue(value)}`,
})

/** Whether a reading is a problem and no value. */
export const isProblem = (value: object): value is LineProblem => 'reason' in value
