import { z } from 'zod'
import { LIVE_DEVICES_MAX } from '@/lib/domain/live-change'
import { IsoTime } from './shared'

/** Event `changes`: devices of which an analyst would see something else now. */
export const LiveChanges = z.object({
  deviceIds: z.array(z.string()).max(LIVE_DEVICES_MAX),
  /** More than can be named, or more than is known since the reader was last here: any device may have changed. */
  isMany: z.boolean(),
})
export type LiveChanges = z.infer<typeof LiveChanges>

/** Event `state`, at the start and every 15 s: that the stream lives, and how fresh everything is. */
export const LiveState = z.object({
  at: IsoTime,
  /** When the counts of the fleet were last brought up to date; null before the first time. */
  countedAt: IsoTime.nullable(),
  /** Sources that have been silent for longer than usual for them. */
  silentSources: z.number().int(),
  /** When the reader's session ends unless it is used; null for a token. */
  sessionEndsAt: IsoTime.nullable(),
  /** Whether using the session moves that end: its greatest age cannot be moved. */
  isSessionExtendable: z.boolean(),
})
export type LiveState = z.infer<typeof LiveState>

export const LIVE_ENDS = ['session-ended', 'slow', 'unavailable', 'shutdown'] as const
export type LiveEndReason = (typeof LIVE_ENDS)[number]

/** Event `end`: why the server closes the stream. */
export const LiveEnd = z.object({ reason: z.enum(LIVE_ENDS) })
