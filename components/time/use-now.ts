import { useSyncExternalStore } from 'react'

const STEP_MS = 5_000
const stepped = () => Math.floor(Date.now() / STEP_MS) * STEP_MS

const subscribe = (onChange: () => void) => {
  const timer = setInterval(onChange, STEP_MS)
  return () => {
    clearInterval(timer)
  }
}

/** The present in steps of 5 s, for ages and "today"; 0 while the server draws. */
export const useNow = (): number => useSyncExternalStore(subscribe, stepped, () => 0)
