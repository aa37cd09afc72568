import { useCallback, useRef, useState } from 'react'
import type { SetDeviceListState } from './use-device-list-state'

/** Opens and closes the preview, takes the focus there when the reader opened it, and gives it back to what opened it. */
export const usePreview = (shown: string | null, setState: SetDeviceListState) => {
  const openerRef = useRef<Element | null>(null)
  const [takesFocus, setTakesFocus] = useState(false)
  const onOpen = useCallback(
    (deviceId: string) => {
      openerRef.current = document.activeElement
      setTakesFocus(true)
      void setState({ preview: deviceId })
    },
    [setState],
  )
  const onClose = useCallback(() => {
    if (shown === null) return
    void setState({ preview: null })
    if (openerRef.current instanceof HTMLElement) openerRef.current.focus({ preventScroll: true })
  }, [shown, setState])
  return { takesFocus, onOpen, onClose }
}
