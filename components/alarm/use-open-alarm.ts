import { useCallback, useRef, useState } from 'react'

/** Opens and closes the preview, takes the focus there when the reader opened it, and gives it back. */
export const useOpenAlarm = (openId: string | null, setOpenId: (id: string | null) => void) => {
  const openerRef = useRef<Element | null>(null)
  const [takesFocus, setTakesFocus] = useState(false)
  const onOpen = useCallback(
    (id: string) => {
      openerRef.current = document.activeElement
      setTakesFocus(true)
      setOpenId(id)
    },
    [setOpenId],
  )
  const onClose = useCallback(() => {
    if (openId === null) return
    setOpenId(null)
    if (openerRef.current instanceof HTMLElement) openerRef.current.focus({ preventScroll: true })
  }, [openId, setOpenId])
  return { takesFocus, onOpen, onClose }
}
