'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import type { FleetMapDocument } from '@/lib/contracts/fleet'
import { devicesHref } from '@/lib/view/devices-href'
import { DENSITY_CLASSES } from '@/lib/view/fleet-map'
import { formatCount, formatCounted } from '@/lib/view/format-number'
import { fleetMapQuery } from '../queries/fleet-queries'
import { useCommands } from '../ui/commands'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import { FleetMap } from './fleet-map'
import { DENSITY } from './map-drawing'
import { MapTable } from './map-table'

const LOOKS = ['map', 'table'] as const

/** Where all devices stand on both scores. */
export function FleetMapPanel() {
  const [look, setLook] = useQueryState('map', parseAsStringLiteral(LOOKS).withDefault('map'))
  const map = useQuery(fleetMapQuery())
  const toggle = () => void setLook(look === 'map' ? 'table' : 'map')
  useCommands([
    { id: 'table-twin', text: 'Show the map as a table, or as a map', scope: 'This page', keys: 't', run: toggle },
  ])
  return (
    <Panel
      title="Breach by threat"
      actions={
        <button type="button" className="btn btn-quiet" aria-pressed={look === 'table'} onClick={toggle}>
          Table
        </button>
      }
    >
      <QueryPanel
        query={map}
        label="The map of devices"
        shape="h-72"
        isEmpty={({ assessed }) => assessed === 0}
        empty={
          <EmptyNote title="No device is assessed on both scores yet">
            A device is assessed once its first records were judged; send it a report, or what it says it is.
          </EmptyNote>
        }
      >
        {(data) => (
          <>
            {look === 'table' ? (
              <MapTable pairs={data.pairs} />
            ) : (
              <>
                <FleetMap map={data} label={findingOf(data)} />
                <DensityLegend dots={data.dots.length} />
              </>
            )}
            <MapNote map={data} />
          </>
        )}
      </QueryPanel>
    </Panel>
  )
}

const findingOf = ({ assessed, pairs }: FleetMapDocument): string => {
  const both = pairs.filter(({ breach, threat }) => isHigh(breach) && isHigh(threat))
  const count = both.reduce((sum, { devices }) => sum + devices, 0)
  return `Breach likelihood by threat level of ${formatCounted(assessed, 'device')}: ${formatCount(count)} high or critical on both`
}

const isHigh = (band: string): boolean => band === 'high' || band === 'critical'

function DensityLegend({ dots }: { dots: number }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 px-3.5 text-micro text-text-2">
      devices
      {DENSITY_CLASSES.map((least, index) => (
        <span key={least} className="inline-flex items-center gap-1">
          <span aria-hidden className="h-2.5 w-3 rounded-[2px]" style={{ background: DENSITY[index] }} />
          {least === 600 ? '600+' : least}
        </span>
      ))}
      {dots === 0 ? null : (
        <span className="inline-flex items-center gap-1">
          <svg width="9" height="9" aria-hidden>
            <circle cx="4.5" cy="4.5" r="4" fill="var(--sev-5)" />
          </svg>
          {formatCount(dots)} critical, each by itself
        </span>
      )}
    </p>
  )
}

function MapNote({ map: { pairs } }: { map: FleetMapDocument }) {
  const unknown = pairs.reduce((sum, { breach, devices }) => (breach === 'not-assessed' ? sum + devices : sum), 0)
  return (
    <p className="px-3.5 pt-1 pb-3 text-micro text-text-3">
      {unknown === 0 ? 'Every device is on it.' : null}
      {unknown === 0 ? null : (
        <Link href={devicesHref(['breach', 'not-assessed'])} className="underline underline-offset-2">
          {formatCounted(unknown, 'device is', 'devices are')} not assessed and stand nowhere on it
        </Link>
      )}
    </p>
  )
}
