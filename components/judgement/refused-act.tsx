type Props = { act: string; reason: string }

/** A control that is there for others: it says why not for the reader. */
export function RefusedAct({ act, reason }: Props) {
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <button type="button" className="btn aria-disabled:opacity-50" aria-disabled="true" title={reason}>
        {act}
      </button>
      <span className="text-small text-text-3">{reason}</span>
    </span>
  )
}
