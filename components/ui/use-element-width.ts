import { useEffect, useRef, useState, type RefObject } from 'react'

/** The width of an element in whole pixels, followed as it changes; `fallback` until it was measured. Hidden is no width. */
export const useElementWidth = <E extends HTMLElement>(fallback: number): [RefObject<E | null>, number] => {
  const ref = useRef<E>(null)
  const [width, setWidth] = useState(fallback)
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.round(entry?.contentRect.width ?? 0)
      if (measured > 0) setWidth(measured)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])
  return [ref, width]
}
