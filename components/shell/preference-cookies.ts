export type Theme = 'dark' | 'light' | 'system'
export type ZoneChoice = 'utc' | 'browser'
export type NavWidth = 'open' | 'folded'
export type KeyChoice = 'on' | 'off'

/** The server reads these cookies and draws the page accordingly at once: no flash, and no inline script for the CSP to allow. */
export const THEME_COOKIE = 'vedette-theme'
export const ZONE_COOKIE = 'vedette-zone'
export const NAV_COOKIE = 'vedette-nav'
export const KEYS_COOKIE = 'vedette-keys'

const COOKIE_SECONDS = 365 * 24 * 3_600

/** Dark unless another was chosen; `system` follows what the system is set to, as it changes. */
export const themeOf = (cookie: string | undefined): Theme =>
  cookie === 'light' || cookie === 'system' ? cookie : 'dark'

/** The browser's own zone unless UTC was chosen. */
export const zoneChoiceOf = (cookie: string | undefined): ZoneChoice => (cookie === 'utc' ? 'utc' : 'browser')

/** With its words unless it was folded. */
export const navWidthOf = (cookie: string | undefined): NavWidth => (cookie === 'folded' ? 'folded' : 'open')

/** Single keys do something unless they were turned off. */
export const keyChoiceOf = (cookie: string | undefined): KeyChoice => (cookie === 'off' ? 'off' : 'on')

type Preferences = {
  [THEME_COOKIE]: Theme
  [ZONE_COOKIE]: ZoneChoice
  [NAV_COOKIE]: NavWidth
  [KEYS_COOKIE]: KeyChoice
}

/** Keeps a preference in this browser for a year. */
export const rememberPreference = <Cookie extends keyof Preferences>(
  cookie: Cookie,
  value: Preferences[Cookie],
): void => {
  document.cookie = `${cookie}=${value}; path=/; max-age=${String(COOKIE_SECONDS)}; samesite=lax`
}
