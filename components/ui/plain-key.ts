/** Whether a key was pressed by itself while nothing was typed into: only then is it a shortcut. */
export const isPlainKey = (event: KeyboardEvent): boolean => {
  const isTyped = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
  return !isTyped && !event.ctrlKey && !event.metaKey && !event.altKey
}
