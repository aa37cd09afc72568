import { useCallback, useRef, useState } from 'react'

/** Opens and closes the evidence, takes the focus there when the reader opened it, and gives it back to what opened it. */
export const useEvidenceFocus = (show: (findingId: string | null) => void) => {
  const openerRef = useRef<Element | null>(null)
  const [takesFocus, setTakesFocus] = useState(false)
  const onOpen = useCallback(
    (findingId: string) => {
      openerRef.current = document.activeElement
      setTakesFocus(true)
      show(findingId)
    },
    [show],
  )
  const onClose = useCallback(() => {
    show(null)
    const opener = openerRef.current
    if (opener instanceof HTMLElement || opener instanceof SVGElement) opener.focus({ preventScroll: true })
  }, [show])
  return { takesFocus, onOpen, onClose }
}
