import { HOUR_MS, type EpochMs } from '@/lib/domain/time'
import type { FlowFacts } from './facts/facts'

/** When nothing outside answers at all, the line is down (or the device in quarantine), and no endpoint is to blame. */
const LINE_DOWN_FACTOR = 0.7

/** Factor on the confidence of a rule about tries in vain: less when nothing outside answered for an hour. */
export const lineFactor = ({ outsideAnsweredAt }: FlowFacts, at: EpochMs): number =>
  outsideAnsweredAt === null || at - outsideAnsweredAt > HOUR_MS ? LINE_DOWN_FACTOR : 1
