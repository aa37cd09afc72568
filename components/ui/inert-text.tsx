import { markFields } from '@/lib/view/matched-fields'
import { visibleSegments } from '@/lib/view/visible-text'

type Props = {
  raw: string
  charactersMax: number
  /** Words to mark where they stand whole. */
  marked?: readonly string[]
}

const NOTHING_MARKED: readonly string[] = []

/** Text written by a stranger: nothing in it acts, its active characters are shown as dimmed escapes. */
export function InertText({ raw, charactersMax, marked = NOTHING_MARKED }: Props) {
  const kept = raw.slice(0, charactersMax)
  const cut = raw.length - kept.length
  return (
    <bdi dir="ltr" className="wrap-anywhere">
      {markFields(kept, marked).map(({ text, isMatch }, index) =>
        isMatch ? (
          <mark key={index} className="rounded-[2px] bg-accent-soft px-px font-semibold text-text">
            <Escaped raw={text} />
          </mark>
        ) : (
          <Escaped key={index} raw={text} />
        ),
      )}
      {cut > 0 ? <span className="text-text-3"> … {cut} more characters</span> : null}
    </bdi>
  )
}

function Escaped({ raw }: { raw: string }) {
  return visibleSegments(raw, raw.length).segments.map((segment, index) =>
    segment.escaped ? (
      <span key={index} className="text-text-3">
        {segment.text}
      </span>
    ) : (
      segment.text
    ),
  )
}
