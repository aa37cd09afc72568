/** The watch post: a V with a light above it. */
export function BrandMark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden className="shrink-0">
      <path
        d="M3 6.5 10 17.5l7-11"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="10" cy="5.2" r="2.5" fill="var(--accent)" />
    </svg>
  )
}
