import { useSyncExternalStore } from 'react'

/** The breakpoint `sm` of globals.css. */
const NARROW = '(max-width: 719px)'

const subscribe = (onChange: () => void) => {
  const media = window.matchMedia(NARROW)
  media.addEventListener('change', onChange)
  return () => {
    media.removeEventListener('change', onChange)
  }
}

/** Whether the window is as narrow as a phone; on the server it is not. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(NARROW).matches,
    () => false,
  )
