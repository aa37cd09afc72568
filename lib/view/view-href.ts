/** Where a saved view is: its list, with the search part of the address that it keeps. */
export const viewHref = ({ screen, search }: { screen: string; search: string }): string =>
  search === '' ? `/${screen}` : `/${screen}?${search}`
