import { useSyncExternalStore } from 'react'

const subscribeNever = () => () => undefined

/** False until the page's script runs: a form sent before would go out by the browser's own means. */
export const useIsLive = (): boolean =>
  useSyncExternalStore(
    subscribeNever,
    () => true,
    () => false,
  )
