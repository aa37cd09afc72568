/** What the two forms of the timeline stand for. */
export function TimelineLegend() {
  return (
    <span className="flex gap-3.5 text-small text-text-2 max-sm:hidden">
      <span className="inline-flex items-center gap-1.5">
        <svg width="20" height="11" aria-hidden>
          <rect
            x=".75"
            y=".75"
            width="18.5"
            height="9.5"
            rx="2"
            fill="var(--text-2)"
            fillOpacity=".1"
            stroke="var(--text-2)"
          />
        </svg>
        Facilitator
      </span>
      <span className="inline-flex items-center gap-1.5">
        <svg width="20" height="9" aria-hidden>
          <rect width="20" height="9" rx="2" fill="var(--text-2)" />
        </svg>
        Indicator
      </span>
    </span>
  )
}
