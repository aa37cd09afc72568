import type { FacilitatorBar } from '@/lib/view/timeline-facilitators'
import type { TimelineMark } from '@/lib/view/timeline-marks'
import { BAR_HEIGHT, ROW_HEIGHT, type TimelineLane } from '@/lib/view/timeline-layout'
import { stageName, stageNumber } from '@/lib/view/stage-name'
import { toneColor, toneOfSeverity } from '@/lib/view/tone'
import { SeverityShape } from '../ui/severity-glyph'

const LABEL_SIZE = 10.5
const TICK_STEP = 4.7

type Props = { lane: TimelineLane; left: number; right: number; reason: string | undefined }

/** One stage of the timeline: what weakened it above, what was seen below, or why nothing can be said. */
export function TimelineLaneView({ lane, left, right, reason }: Props) {
  const number = stageNumber(lane.stage)
  const color = `var(--stage-${number})`
  return (
    <g transform={`translate(0 ${lane.y})`}>
      <path d={`M0 .5H${right}`} stroke="var(--border)" />
      <rect
        x=".5"
        y="7"
        width="16"
        height="16"
        rx="4"
        fill={color}
        fillOpacity=".16"
        stroke={color}
        strokeOpacity=".6"
      />
      <text x="8.5" y="18.8" textAnchor="middle" fontSize="10.5" fontWeight="600" fill={color}>
        {number}
      </text>
      <text x="23" y="19.2" fontSize="11.5" fill="var(--text)">
        {lane.stage === 'command-and-control' ? 'Command & control' : stageName(lane.stage)}
      </text>
      <LaneGround lane={lane} left={left} right={right} reason={reason} />
      {lane.bar === null ? null : <FacilitatorBarView bar={lane.bar} />}
      {lane.marks.map((mark) => (
        <MarkView key={mark.findings[0]?.id ?? mark.x} mark={mark} y={lane.marksY + mark.row * ROW_HEIGHT} />
      ))}
    </g>
  )
}

function LaneGround({ lane, left, right, reason }: Props) {
  const isBare = lane.bar === null && lane.marks.length === 0
  if (lane.status === 'not-assessed' && isBare) {
    const text = `Not assessed${reason === undefined ? '' : `: ${reason}`}`
    const room = Math.floor((right - left - 24) / 5.6)
    const shown = text.length > room ? `${text.slice(0, room - 1)}…` : text
    return (
      <>
        <rect x={left} y="3" width={right - left} height={lane.height - 6} fill="url(#timeline-hatch)" />
        <rect x={left + 6} y="7.5" width={shown.length * 5.4 + 14} height="15" rx="4" fill="var(--surface)" />
        <text x={left + 12} y="18.6" fontSize={LABEL_SIZE} fill="var(--text-2)">
          {shown}
        </text>
      </>
    )
  }
  if (!isBare) return null
  return (
    <text x={left + 6} y="18.6" fontSize={LABEL_SIZE} fill="var(--text-3)">
      Nothing observed in this range.
    </text>
  )
}

function FacilitatorBarView({ bar }: { bar: FacilitatorBar }) {
  const { x, width, labels, hidden, fixedX } = bar
  const last = labels.at(-1)
  return (
    <g transform="translate(0 3)">
      <rect x={x} width={width} height={BAR_HEIGHT} rx="2" fill="var(--surface)" />
      <rect
        x={x + 0.5}
        y=".5"
        width={Math.max(1, width - 1)}
        height={BAR_HEIGHT - 1}
        rx="2"
        fill="var(--text-2)"
        fillOpacity=".06"
        stroke="var(--control)"
      />
      {labels.map((label) => (
        <g key={label.finding.id} transform={`translate(${label.x} 0)`}>
          <g transform="translate(1 2) scale(.75)" color={toneColor(toneOfSeverity(label.finding.severity))}>
            <SeverityShape tone={toneOfSeverity(label.finding.severity)} />
          </g>
          <text x="14" y="9.9" fontSize={LABEL_SIZE} fill="var(--text-2)">
            {label.text}
          </text>
        </g>
      ))}
      {hidden > 0 && last !== undefined ? (
        <text x={last.x + last.width + 8} y="9.9" fontSize={LABEL_SIZE} fill="var(--text-2)">
          +{hidden}
        </text>
      ) : null}
      {fixedX.map((at) => (
        <path key={at} d={`M${at} -2v${BAR_HEIGHT + 4}`} stroke="var(--ok)" strokeWidth="2" />
      ))}
    </g>
  )
}

function MarkView({ mark, y }: { mark: TimelineMark; y: number }) {
  const color = toneColor(mark.tone)
  const end = mark.x + mark.width
  return (
    <g>
      {mark.ticked ? (
        <TickTrain x={mark.x} y={y} width={mark.width} color={color} />
      ) : (
        <rect x={mark.x} y={y} width={mark.width} height="9" rx="2" fill={color} />
      )}
      {mark.labelSide === 'none' ? null : (
        <text
          x={mark.labelSide === 'right' ? end + 6 : mark.x - 6}
          y={y + 8.3}
          fontSize={LABEL_SIZE}
          fontWeight="500"
          fill="var(--text)"
          textAnchor={mark.labelSide === 'right' ? 'start' : 'end'}
        >
          {mark.label}
        </text>
      )}
    </g>
  )
}

/** Many repeats as a train of ticks: one path, however many there are. */
function TickTrain({ x, y, width, color }: { x: number; y: number; width: number; color: string }) {
  const ticks = Math.max(1, Math.floor(width / TICK_STEP))
  const path = Array.from({ length: ticks }, (_, index) => `M${(x + 1.2 + index * TICK_STEP).toFixed(1)} ${y}v9`).join(
    '',
  )
  return (
    <>
      <rect x={x} y={y} width={width} height="9" fill={color} opacity=".22" />
      <path d={path} stroke={color} strokeWidth="2.4" />
    </>
  )
}
