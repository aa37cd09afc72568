import type { EpochMs } from '@/lib/domain/time'
import { packHalves, packIp, packTime, unpackHalves, unpackIp, unpackTime } from './pack-values'
import type { Tries, TryWindow } from '../fold/try-windows'

const packHalf = ({ failed, other }: Tries) => [failed, other] as const
const unpackHalf = ([failed, other]: ReturnType<typeof packHalf>): Tries => ({ failed, other })

/** A window of tries without the names of its fields. */
export const packTries = ({ ip, port, halves, firstAt, lastAt }: TryWindow, base: EpochMs) =>
  [packIp(ip), port, packHalves(halves, packHalf), packTime(firstAt, base), packTime(lastAt, base)] as const

export const unpackTries = (row: ReturnType<typeof packTries>, base: EpochMs): TryWindow => ({
  ip: unpackIp(row[0]),
  port: row[1],
  halves: unpackHalves(row[2], unpackHalf),
  firstAt: unpackTime(row[3], base),
  lastAt: unpackTime(row[4], base),
})
