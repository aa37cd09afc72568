import { useSyncExternalStore } from 'react'
import { rememberPreference, THEME_COOKIE, type Theme } from './preference-cookies'

const listeners = new Set<() => void>()

const subscribe = (onChange: () => void) => {
  listeners.add(onChange)
  return () => {
    listeners.delete(onChange)
  }
}

/** What the page is drawn in: the server wrote it on the document. */
const drawnTheme = (): Theme => (document.documentElement.classList.contains('light') ? 'light' : 'dark')

/** Draws the page in a theme and keeps that in this browser. */
export const chooseTheme = (theme: Theme): void => {
  rememberPreference(THEME_COOKIE, theme)
  document.documentElement.classList.remove('dark', 'light')
  document.documentElement.classList.add(theme)
  for (const listener of listeners) listener()
}

/** The theme, which several controls may change; `initial` is what the server drew. */
export const useTheme = (initial: Theme): Theme => useSyncExternalStore(subscribe, drawnTheme, () => initial)
