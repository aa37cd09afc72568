import { visibleSegments } from '@/lib/view/visible-text'

/** Text written by a stranger: nothing in it acts, its active characters are shown as dimmed escapes. */
export function InertText({ raw, charactersMax }: { raw: string; charactersMax: number }) {
  const { segments, cut } = visibleSegments(raw, charactersMax)
  return (
    <bdi dir="ltr" className="wrap-anywhere">
      {segments.map((segment, index) =>
        segment.escaped ? (
          <span key={index} className="text-text-3">
            {segment.text}
          </span>
        ) : (
          segment.text
        ),
      )}
      {cut > 0 ? <span className="text-text-3"> … {cut} more characters</span> : null}
    </bdi>
  )
}
