import { useSyncExternalStore } from 'react'
import { NAV_COOKIE, rememberPreference, type NavWidth } from './preference-cookies'

const listeners = new Set<() => void>()

const subscribe = (onChange: () => void) => {
  listeners.add(onChange)
  return () => {
    listeners.delete(onChange)
  }
}

const shell = (): HTMLElement | null => document.querySelector<HTMLElement>('.shell')
const drawnWidth = (): NavWidth => (shell()?.dataset['nav'] === 'folded' ? 'folded' : 'open')

/** Folds the navigation to a rail, or opens it, and keeps that in this browser. */
export const toggleNav = (): void => {
  const next = drawnWidth() === 'folded' ? 'open' : 'folded'
  rememberPreference(NAV_COOKIE, next)
  shell()?.setAttribute('data-nav', next)
  for (const listener of listeners) listener()
}

/** Whether the navigation is folded; `initial` is what the server drew. */
export const useNavWidth = (initial: NavWidth): NavWidth => useSyncExternalStore(subscribe, drawnWidth, () => initial)
