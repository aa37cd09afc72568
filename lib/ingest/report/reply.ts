import type { RejectCode } from '@/lib/domain/parsed'
import type { EpochMs } from '@/lib/domain/time'

/** What AWS publishes on `…/accepted`. C agents look for `reportId` and wait about 2 s for it. */
export type AcceptedReply = { thingName: string; reportId: number; status: 'ACCEPTED'; timestamp: EpochMs }

/** What AWS publishes on `…/rejected`; `reportId` is left out when it could not be read. */
export type RejectedReply = {
  thingName: string
  reportId?: number
  status: 'REJECTED'
  statusDetails: { ErrorCode: RejectCode; ErrorMessage: string }
  timestamp: EpochMs
}

export type ReportReply = AcceptedReply | RejectedReply

/** The answer to a report that was taken; `timestampMs` is the time of the answer. */
export const acceptedReply = (thingName: string, reportId: number, timestampMs: EpochMs): AcceptedReply => ({
  thingName,
  reportId,
  status: 'ACCEPTED',
  timestamp: timestampMs,
})

/** The answer to a report that was refused, with a code and a sentence; agents only log them. */
export const rejectedReply = (
  thingName: string,
  reportId: number | null,
  code: RejectCode,
  message: string,
  timestampMs: EpochMs,
): RejectedReply => ({
  thingName,
  ...(reportId === null ? {} : { reportId }),
  status: 'REJECTED',
  statusDetails: { ErrorCode: code, ErrorMessage: message },
  timestamp: timestampMs,
})
