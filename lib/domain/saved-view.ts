/** The lists that somebody can keep a view of; each is the page of that name. */
export const VIEW_SCREENS = ['devices', 'alarms'] as const
export type ViewScreen = (typeof VIEW_SCREENS)[number]

/** What of a page's address makes a view: what is looked for and how it is shown, not what happens to be open. */
export const VIEW_PARAMETERS = {
  devices: ['q', 'sort', 'cols', 'density'],
  alarms: ['q'],
} as const satisfies Record<ViewScreen, readonly string[]>

export const VIEW_NAME_LENGTH_MAX = 80
export const VIEW_SEARCH_LENGTH_MAX = 2_000
/** Views that somebody keeps of one list: more than that nobody finds again. */
export const VIEWS_PER_SCREEN_MAX = 50

/**
 * The view in the search part of an address, always written the same way: only what makes a view, in one order, each
 * once, nothing empty. Two addresses show the same view just when this is the same text.
 */
export const viewSearchOf = (screen: ViewScreen, search: string): string => {
  const given = new URLSearchParams(search)
  const kept = VIEW_PARAMETERS[screen].flatMap((name): [string, string][] => {
    const value = given.get(name)?.trim() ?? ''
    return value === '' ? [] : [[name, value]]
  })
  return new URLSearchParams(kept).toString()
}
