'use client'

import { useQuery } from '@tanstack/react-query'
import { parseAsStringLiteral, useQueryStates } from 'nuqs'
import { HEATMAP_DIMENSIONS, HEATMAP_COUNTS } from '@/lib/contracts/fleet'
import { HEAT_SHARES } from '@/lib/view/heatmap'
import { formatShare } from '@/lib/view/format-number'
import { heatmapQuery } from '../queries/fleet-queries'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import { Segmented } from '../ui/segmented'
import { FleetHeatmap } from './fleet-heatmap'

const PARSERS = {
  by: parseAsStringLiteral(HEATMAP_DIMENSIONS).withDefault('group'),
  measure: parseAsStringLiteral(HEATMAP_COUNTS).withDefault('indicators'),
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
const optionsOf = <Value extends string>(values: readonly Value[]) =>
  values.map((value) => ({ value, text: capitalised(value) }))

/** Where in the kill chain the fleet is touched: rows of devices by seven stages. */
export function FleetHeatmapPanel() {
  const [{ by, measure }, setView] = useQueryStates(PARSERS, { history: 'push', scroll: false })
  const heatmap = useQuery(heatmapQuery(by, measure))
  const actions = (
    <Segmented
      label="Rows"
      value={by}
      options={optionsOf(HEATMAP_DIMENSIONS)}
      onChange={(value) => void setView({ by: value })}
    />
  )
  return (
    <Panel
      title="Where in the kill chain"
      note={
        <Segmented
          label="Count devices with"
          value={measure}
          options={optionsOf(HEATMAP_COUNTS)}
          onChange={(value) => void setView({ measure: value })}
        />
      }
      actions={actions}
    >
      <QueryPanel
        query={heatmap}
        label="The heatmap"
        shape="h-72"
        isEmpty={({ rows }) => rows.length === 0}
        empty={
          <EmptyNote title={`No device has a ${by} yet`}>
            Counters are made each minute. If this stays, choose other rows, or set the {by} of your devices.
          </EmptyNote>
        }
      >
        {(data) => (
          <>
            <FleetHeatmap key={`${data.by} ${data.measure}`} heatmap={data} />
            <HeatLegend />
          </>
        )}
      </QueryPanel>
    </Panel>
  )
}

function HeatLegend() {
  const steps = ['none', '> 0', ...HEAT_SHARES.slice(1).map((share) => `≥ ${formatShare(share)}`)]
  return (
    <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 px-3.5 pt-1.5 pb-3 text-micro text-text-2">
      <span>Colour: share of the row&apos;s devices. Times the usual is shown once there are 7 days of history.</span>
      {steps.map((step, level) => (
        <span key={step} className="inline-flex items-center gap-1 whitespace-nowrap">
          <span
            aria-hidden
            className="h-2.5 w-3 rounded-[2px] inset-ring inset-ring-border"
            style={{ background: `var(--heat-${level})` }}
          />
          {step}
        </span>
      ))}
      <span className="inline-flex items-center gap-1 whitespace-nowrap">
        <span aria-hidden className="hatch h-2.5 w-3 rounded-[2px] inset-ring inset-ring-border" />
        not assessed
      </span>
    </div>
  )
}
