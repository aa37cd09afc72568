export type Theme = 'dark' | 'light'
export type ZoneChoice = 'utc' | 'browser'

/** The server reads these cookies and draws the page accordingly at once: no flash, and no inline script for the CSP to allow. */
export const THEME_COOKIE = 'vedette-theme'
export const ZONE_COOKIE = 'vedette-zone'

const COOKIE_SECONDS = 365 * 24 * 3_600

/** Dark unless light was chosen. */
export const themeOf = (cookie: string | undefined): Theme => (cookie === 'light' ? 'light' : 'dark')

/** The browser's own zone unless UTC was chosen. */
export const zoneChoiceOf = (cookie: string | undefined): ZoneChoice => (cookie === 'utc' ? 'utc' : 'browser')

/** Keeps a preference in this browser for a year. */
export const rememberPreference = (
  cookie: typeof THEME_COOKIE | typeof ZONE_COOKIE,
  value: Theme | ZoneChoice,
): void => {
  document.cookie = `${cookie}=${value}; path=/; max-age=${COOKIE_SECONDS}; samesite=lax`
}
