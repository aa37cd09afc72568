import { useSyncExternalStore } from 'react'

const subscribeNever = () => () => undefined

/** This server as the browser reaches it, for commands that are copied. */
export const useOrigin = (): string =>
  useSyncExternalStore(
    subscribeNever,
    () => window.location.origin,
    () => 'http://127.0.0.1:3000',
  )
