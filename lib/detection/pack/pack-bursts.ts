import type { EpochMs } from '@/lib/domain/time'
import type { Burst } from '../sketch/halves'
import { packHalves, packTime, unpackHalves, unpackTime } from './pack-values'

type PackedBurst<P> = [halves: ReturnType<typeof packHalves<unknown, P>>, firstAt: number | null, lastAt: number | null]

/** A window with its burst, times as distances from `base`. */
export const packBurst = <T, P>(burst: Burst<T>, base: EpochMs, pack: (half: T) => P): PackedBurst<P> => [
  packHalves(burst.halves, pack),
  packTime(burst.firstAt, base),
  packTime(burst.lastAt, base),
]

export const unpackBurst = <T, P>(
  [halves, firstAt, lastAt]: PackedBurst<P>,
  base: EpochMs,
  unpack: (packed: P) => T,
): Burst<T> => ({
  halves: unpackHalves(halves, unpack),
  firstAt: unpackTime(firstAt, base),
  lastAt: unpackTime(lastAt, base),
})
