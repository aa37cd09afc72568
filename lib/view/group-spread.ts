import { KILL_CHAIN_STAGES, type KillChainStage } from '@/lib/domain/kill-chain'
import { DAY_MS, toIso, type EpochMs } from '@/lib/domain/time'

type Point = { asOf: string; stages: readonly { stage: KillChainStage; indicators: number }[] }

/** A day (its start, UTC) with the devices that had active indicators on each stage; null before anything was kept. */
export type SpreadDay = { day: EpochMs; devices: Readonly<Record<KillChainStage, number>> | null }

const countsOf = ({ stages }: Point): Record<KillChainStage, number> =>
  Object.fromEntries(
    KILL_CHAIN_STAGES.map((stage) => [stage, stages.find((one) => one.stage === stage)?.indicators ?? 0]),
  ) as Record<KillChainStage, number>

/** The days up to the present one, oldest first: a day of which nothing was kept was as the one before it. */
export const spreadDays = (points: readonly Point[], present: Point, days: number): SpreadDay[] => {
  const last = Math.floor(Date.parse(present.asOf) / DAY_MS) * DAY_MS
  const known = [...points, present].map((point) => ({ at: Date.parse(point.asOf), devices: countsOf(point) }))
  return Array.from({ length: days }, (_, index) => {
    const day = last - (days - 1 - index) * DAY_MS
    return { day, devices: known.findLast(({ at }) => at < day + DAY_MS)?.devices ?? null }
  })
}

/** On which stages how many devices more have indicators than at the beginning; the sentence of the chart. */
export const spreadSentence = (days: readonly SpreadDay[], nameOf: (stage: KillChainStage) => string): string => {
  const first = days.find(({ devices }) => devices !== null)
  const last = days.at(-1)?.devices ?? null
  if (first === undefined || first.devices === null || last === null) return 'Nothing was kept of this group yet.'
  const since = toIso(first.day).slice(0, 10)
  const grown = KILL_CHAIN_STAGES.filter((stage) => last[stage] > (first.devices?.[stage] ?? 0))
  if (grown.length === 0) return `On no stage more devices show indicators than on ${since}.`
  const told = grown.map(
    (stage) => `${nameOf(stage).toLowerCase()} ${String(first.devices?.[stage] ?? 0)} → ${String(last[stage])}`,
  )
  return `More devices show indicators than on ${since}: ${told.join(', ')}.`
}
