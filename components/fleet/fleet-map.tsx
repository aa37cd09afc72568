'use client'

import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { FleetMapDocument } from '@/lib/contracts/fleet'
import { mapMarks, mapStep } from '@/lib/view/fleet-map'
import { MAP_HEIGHT, MAP_WIDTH, MapGround, MapLabels, MapMarkView } from './map-drawing'

/** All devices by both scores. One stop of the tab key; arrows move to the nearest mark, Enter opens its devices. */
export function FleetMap({ map, label }: { map: FleetMapDocument; label: string }) {
  const marks = useMemo(() => mapMarks(map.bins, map.dots), [map])
  const [active, setActive] = useState(0)
  const ref = useRef<SVGSVGElement>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    const next = mapStep(marks, active, event.key)
    if (next === active) return
    event.preventDefault()
    setActive(next)
    ref.current?.querySelector<SVGAElement>(`[data-mark="${next}"]`)?.focus()
  }
  return (
    <svg
      ref={ref}
      viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`}
      role="group"
      aria-label={label}
      onKeyDown={onKeyDown}
      className="block w-full px-2"
    >
      <MapGround />
      {marks.map((mark, index) => (
        <MapMarkView key={mark.id} mark={mark} index={index} isActive={index === Math.min(active, marks.length - 1)} />
      ))}
      <MapLabels marks={marks} />
    </svg>
  )
}
