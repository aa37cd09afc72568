import type { Theme, ZoneChoice } from './preference-cookies'

/** The themes in words. */
export const THEMES = [
  { value: 'dark', text: 'Dark' },
  { value: 'light', text: 'Light' },
  { value: 'system', text: 'As the system' },
] as const satisfies readonly { value: Theme; text: string }[]

/** The zones that times can be shown in, in words. */
export const ZONES = [
  { value: 'browser', text: 'This browser’s' },
  { value: 'utc', text: 'UTC' },
] as const satisfies readonly { value: ZoneChoice; text: string }[]
