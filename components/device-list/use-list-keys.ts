import { useEffect, useRef, type RefObject } from 'react'

type Keys = {
  boxRef: RefObject<HTMLInputElement | null>
  onStep: (by: 1 | -1) => void
  onEscape: () => void
  /** What further keys do, in lower case. */
  acts?: Readonly<Record<string, (event: KeyboardEvent) => void>>
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null

const isNotForUs = (event: KeyboardEvent): boolean =>
  event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)

const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1 }

const didAct = (acts: NonNullable<Keys['acts']>, event: KeyboardEvent): boolean => {
  const act = Object.hasOwn(acts, event.key.toLowerCase()) ? acts[event.key.toLowerCase()] : undefined
  act?.(event)
  return act !== undefined
}

/** `/` goes to the search box, J and K through the rows, Esc one layer back. Off in text fields. */
export const useListKeys = (keys: Keys) => {
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isNotForUs(event)) return
      const { boxRef, onStep, onEscape, acts = {} } = current.current
      const step = STEPS[event.key.toLowerCase()]
      if (event.key === 'Escape') {
        onEscape()
        return
      }
      if (step !== undefined) onStep(step)
      else if (event.key === '/') boxRef.current?.focus()
      else if (!didAct(acts, event)) return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
    }
  }, [])
}
