/** A figure that nobody has counted yet: hatched, never 0. */
export function NotMeasured() {
  return (
    <span className="hatch rounded-cell px-1 py-0.5 inset-ring inset-ring-border">
      <span className="rounded-[3px] bg-surface px-1 text-micro whitespace-nowrap text-text-2">not measured</span>
    </span>
  )
}
