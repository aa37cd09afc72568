'use client'

import { useQuery } from '@tanstack/react-query'
import { parseAsStringLiteral, useQueryStates } from 'nuqs'
import { HEATMAP_DIMENSIONS, HEATMAP_MEASURES } from '@/lib/contracts/fleet'
import type { HeatScale } from '@/lib/view/heatmap'
import { heatmapQuery } from '../queries/fleet-queries'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import { Segmented } from '../ui/segmented'
import { FleetHeatmap } from './fleet-heatmap'
import { HeatLegend } from './heat-legend'

const PARSERS = {
  by: parseAsStringLiteral(HEATMAP_DIMENSIONS).withDefault('group'),
  measure: parseAsStringLiteral(HEATMAP_MEASURES).withDefault('indicators'),
  colour: parseAsStringLiteral(['usual', 'share']).withDefault('usual'),
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
const ROWS = HEATMAP_DIMENSIONS.map((value) => ({ value, text: capitalised(value) }))
const MEASURES = [
  { value: 'indicators', text: 'Devices with indicators' },
  { value: 'facilitators', text: 'Devices with facilitators' },
  { value: 'worst', text: 'Worst breach likelihood' },
  { value: 'expected', text: 'Expected breaches' },
  { value: 'threat', text: 'Worst threat level' },
] as const
const COLOURS = [
  { value: 'usual', text: 'Usual' },
  { value: 'share', text: 'Share' },
] as const

/** Until then nothing is usual. */
const USUAL_DAYS_MIN = 7

const scaleOf = (measure: (typeof HEATMAP_MEASURES)[number], colour: 'usual' | 'share', days: number): HeatScale => {
  if (measure === 'worst' || measure === 'threat') return 'score'
  return measure === 'expected' || days < USUAL_DAYS_MIN ? 'share' : colour
}

/** Where in the kill chain the fleet is touched: rows of devices by seven stages. */
export function FleetHeatmapPanel() {
  const [{ by, measure, colour }, setView] = useQueryStates(PARSERS, { history: 'push', scroll: false })
  const heatmap = useQuery(heatmapQuery(by, measure))
  const days = heatmap.data?.historyDays ?? 0
  const isCount = measure === 'indicators' || measure === 'facilitators'
  return (
    <Panel
      title="Where in the kill chain"
      actions={
        <>
          <MeasureSelect value={measure} onChange={(value) => void setView({ measure: value })} />
          {isCount && days >= USUAL_DAYS_MIN ? (
            <Segmented
              label="Colour"
              value={colour}
              options={COLOURS}
              onChange={(value) => void setView({ colour: value })}
            />
          ) : null}
          <Segmented label="Rows" value={by} options={ROWS} onChange={(value) => void setView({ by: value })} />
        </>
      }
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
        {(data) => {
          const scale = scaleOf(data.measure, colour, data.historyDays)
          return (
            <>
              <FleetHeatmap key={`${data.by} ${data.measure}`} heatmap={data} scale={scale} />
              <HeatLegend scale={scale} measure={data.measure} historyDays={data.historyDays} />
            </>
          )
        }}
      </QueryPanel>
    </Panel>
  )
}

type Measure = (typeof HEATMAP_MEASURES)[number]

function MeasureSelect({ value, onChange }: { value: Measure; onChange: (measure: Measure) => void }) {
  return (
    <select
      aria-label="Measure"
      className="input w-auto py-0.5!"
      value={value}
      onChange={(event) => {
        const chosen = HEATMAP_MEASURES.find((one) => one === event.target.value)
        if (chosen !== undefined) onChange(chosen)
      }}
    >
      {MEASURES.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  )
}
