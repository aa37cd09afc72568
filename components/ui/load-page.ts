/** Goes to a page of ours by a whole load: nothing this page has read stays in the browser's memory. */
export const loadPage = (path: string): void => {
  window.location.assign(path)
}
