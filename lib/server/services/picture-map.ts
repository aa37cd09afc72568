import type { Pool } from 'pg'
import type { FleetMapDocument } from '@/lib/contracts/fleet'
import { mapBinOfCell } from '@/lib/domain/map-bin'
import { BANDS, type Band } from '@/lib/domain/severity'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { listCritical } from '@/lib/server/repositories/critical-devices'
import { readCounters } from '@/lib/server/repositories/fleet-counters'

/** Above this bins take the place of dots (design: breach by threat). */
const DOTS_MAX = 300

const bandNamed = (name: string | undefined): Band => BANDS.find((band) => band === name) ?? 'not-assessed'

/** All devices by both scores, as the counters have them, and the critical ones. */
export const pictureMap = async (pool: Pool, at: EpochMs): Promise<FleetMapDocument> => {
  const counters = await readCounters(pool, 'fleet', ['map', 'band-pair'], 1)
  const bins = counters.flatMap(({ measure, cell, devices }) =>
    measure === 'map' ? [{ ...mapBinOfCell(cell), devices }] : [],
  )
  bins.sort((a, b) => a.row - b.row || a.column - b.column)
  const pairs = counters.flatMap(({ measure, cell, devices }) => {
    const [breach, threat] = cell.split(':')
    return measure === 'band-pair' ? [{ breach: bandNamed(breach), threat: bandNamed(threat), devices }] : []
  })
  const dots = await listCritical(pool, DOTS_MAX + 1)
  return {
    computedAt: toIso(at),
    assessed: bins.reduce((sum, { devices }) => sum + devices, 0),
    bins,
    pairs,
    dots: dots.length > DOTS_MAX ? [] : dots,
  }
}
