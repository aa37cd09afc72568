type Props = { label: string; className: string }

/** Holds the shape of what is on its way; shows itself after 150 ms. */
export function Skeleton({ label, className }: Props) {
  return (
    <div role="status" aria-busy="true" className={`p-3.5 ${className}`}>
      <span className="sr-only">{label} is on its way</span>
      <div className="skeleton h-full w-full" />
    </div>
  )
}
