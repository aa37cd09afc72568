import { addRecent, type RecentPage } from '@/lib/view/palette'

/** Kept in this tab only: on a shared computer nobody else sees it. */
const KEY = 'vedette-recent'

const isRecent = (value: unknown): value is RecentPage =>
  typeof value === 'object' &&
  value !== null &&
  ['href', 'text', 'note'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string') &&
  (value as RecentPage).href.startsWith('/')

/** The pages of devices, groups and rules that were looked at in this tab, the latest first. */
export const readRecent = (): readonly RecentPage[] => {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isRecent) : []
  } catch {
    return []
  }
}

/** Keeps a page as the latest one. */
export const rememberPage = (path: string): void => {
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify(addRecent(readRecent(), path)))
  } catch {
    // A browser may forbid to keep anything: then nothing is recent.
  }
}
