import { useEffect, useRef, type RefObject } from 'react'
import { isPlainKey } from '../ui/plain-key'

/** While nothing is typed into, the keys 1 to 9 open the first to ninth link of a list. */
export const useTileKeys = (): RefObject<HTMLUListElement | null> => {
  const ref = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isPlainKey(event) || !/^[1-9]$/.test(event.key)) return
      ref.current?.querySelectorAll('a')[Number(event.key) - 1]?.click()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
    }
  }, [])
  return ref
}
