import { useSyncExternalStore } from 'react'
import { rememberPreference, THEME_COOKIE, type Theme } from './preference-cookies'

const listeners = new Set<() => void>()

const LIGHT = '(prefers-color-scheme: light)'

const subscribe = (onChange: () => void) => {
  listeners.add(onChange)
  const system = window.matchMedia(LIGHT)
  system.addEventListener('change', onChange)
  return () => {
    listeners.delete(onChange)
    system.removeEventListener('change', onChange)
  }
}

/** What was chosen: the server wrote it on the document. */
const chosenTheme = (): Theme =>
  (['light', 'system'] as const).find((theme) => document.documentElement.classList.contains(theme)) ?? 'dark'

/** What the page is drawn in now. */
const drawnTheme = (): 'dark' | 'light' => {
  const theme = chosenTheme()
  if (theme !== 'system') return theme
  return window.matchMedia(LIGHT).matches ? 'light' : 'dark'
}

/** Draws the page in a theme and keeps that in this browser. The style sheet follows the system by itself. */
export const chooseTheme = (theme: Theme): void => {
  rememberPreference(THEME_COOKIE, theme)
  document.documentElement.classList.remove('dark', 'light', 'system')
  document.documentElement.classList.add(theme)
  for (const listener of listeners) listener()
}

/** The theme, which several controls may change; `initial` is what the server drew. */
export const useTheme = (initial: Theme): Theme => useSyncExternalStore(subscribe, chosenTheme, () => initial)

/** The theme one press away: the other one of what is seen. */
export const useOtherTheme = (initial: Theme): 'dark' | 'light' => {
  const drawn = useSyncExternalStore(subscribe, drawnTheme, () => (initial === 'light' ? 'light' : 'dark'))
  return drawn === 'dark' ? 'light' : 'dark'
}
