import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'

type Props = {
  /** What is previewed: the name of the region. */
  label: string
  /** Of which one; another takes the focus again. */
  itemId: string
  takesFocus: boolean
  onClose: () => void
  children: ReactNode
}

/** One item beside its list. Not modal: the list stays usable. */
export function PreviewDrawer({ label, itemId, takesFocus, onClose, children }: Props) {
  const asideRef = useRef<HTMLElement>(null)
  useEffect(() => {
    if (takesFocus) asideRef.current?.focus({ preventScroll: true })
  }, [takesFocus, itemId])
  return (
    <aside ref={asideRef} tabIndex={-1} className="drawer flex min-h-0 flex-col outline-none" aria-label={label}>
      <div className="flex items-center px-2.5 pt-2 pb-1">
        <span className="ml-1 text-small text-text-3">{label}</span>
        <button type="button" className="btn btn-quiet ml-auto" aria-label="Close the preview" onClick={onClose}>
          <X size={15} aria-hidden />
        </button>
      </div>
      {children}
    </aside>
  )
}
