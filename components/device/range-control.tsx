'use client'

import { useId, useState, type SubmitEvent } from 'react'
import { parseTimeRange, RELATIVE_RANGES, timeRangeText, type TimeRange } from '@/lib/view/time-range'
import { toIso } from '@/lib/domain/time'
import { Segmented } from '../ui/segmented'

const OPTIONS = [
  { value: '1h', text: '1 h' },
  { value: '24h', text: '24 h' },
  { value: '7d', text: '7 d' },
  { value: 'custom', text: 'Custom' },
] as const

type Props = { text: string; range: TimeRange; onRange: (text: string) => void }

/** How much of the past is drawn: a length up to the moment looked at, or two typed times. */
export function RangeControl({ text, range, onRange }: Props) {
  const [isTyping, setIsTyping] = useState(false)
  const relative = RELATIVE_RANGES.find((known) => known === text)
  return (
    <div
      className="relative"
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isTyping) return
        event.preventDefault()
        event.stopPropagation()
        setIsTyping(false)
      }}
    >
      <Segmented
        label="Time range"
        value={isTyping ? 'custom' : (relative ?? 'custom')}
        options={OPTIONS}
        onChange={(value) => {
          setIsTyping(value === 'custom' && !isTyping)
          if (value !== 'custom') onRange(value)
        }}
      />
      {isTyping ? (
        <CustomRange
          range={range}
          onRange={(typed) => {
            setIsTyping(false)
            onRange(typed)
          }}
        />
      ) : null}
    </div>
  )
}

/** `2026-11-23T09:41`, the form of a local date-time field; here read as UTC. */
const fieldOf = (at: number): string => toIso(at).slice(0, 16)

function CustomRange({ range, onRange }: Pick<Props, 'range' | 'onRange'>) {
  const id = useId()
  const [from, setFrom] = useState(fieldOf(range.from))
  const [to, setTo] = useState(fieldOf(range.to))
  const typed = parseTimeRange(`${from}Z..${to}Z`, 0)
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (typed !== null) onRange(timeRangeText(typed))
  }
  const fields = [
    { name: 'From', value: from, onValue: setFrom },
    { name: 'To', value: to, onValue: setTo },
  ]
  return (
    <form
      onSubmit={onSubmit}
      className="absolute right-0 z-10 mt-1 grid w-64 gap-2 rounded-panel border border-border-2 bg-surface-3 p-3 shadow-xl"
    >
      {fields.map(({ name, value, onValue }) => (
        <label key={name} htmlFor={`${id}${name}`} className="grid gap-0.5 text-small text-text-2">
          {name}, UTC
          <input
            id={`${id}${name}`}
            type="datetime-local"
            required
            value={value}
            className="min-h-8 rounded-control border border-control bg-surface px-2 text-text"
            onChange={(event) => {
              onValue(event.target.value)
            }}
          />
        </label>
      ))}
      {typed === null ? (
        <p className="text-small text-text-2">The end must be after the start, at most 400 days.</p>
      ) : null}
      <button type="submit" className="btn" aria-disabled={typed === null}>
        Show this range
      </button>
    </form>
  )
}
