/** What of a key press decides which shortcut it is. */
export type KeyPress = Readonly<
  Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'> & { isAltGraph?: boolean }
>

/** Whether other modifiers are held, or too many: then the press belongs to the browser. */
const isForeign = ({ shiftKey, ctrlKey, metaKey, altKey }: KeyPress): boolean =>
  altKey || (ctrlKey && metaKey) || ((ctrlKey || metaKey) && shiftKey)

/**
 * A press as shortcuts are written: `g`, `shift+c`, `?`, `mod+k` (Ctrl, or ⌘ on a Mac), `Escape`. Null for a press with
 * other modifiers, which belongs to the browser. AltGr, by which some keyboards write `[`, is no modifier.
 */
export const pressOf = (press: KeyPress): string | null => {
  const { key, shiftKey, ctrlKey, metaKey } = press
  const isLetter = /^\p{L}$/u.test(key)
  const name = isLetter ? key.toLowerCase() : key
  if (press.isAltGraph === true) return name
  if (isForeign(press)) return null
  if (ctrlKey || metaKey) return `mod+${name}`
  return shiftKey && isLetter ? `shift+${name}` : name
}

/** Whether keys are ones that a person might press by mistake while speaking or typing: WCAG 2.2, 2.1.4. */
export const isCharacterKeys = (keys: string): boolean => !keys.startsWith('mod+') && keys !== 'Escape'

/**
 * What a press after `pending` (the presses of a sequence begun, or empty) leads to among the known shortcuts: one that
 * is complete, the beginning of one, or nothing. A press that does not go on may begin anew.
 */
export const matchKeys = (
  pending: string,
  press: string,
  known: readonly string[],
): { found: string | null; pending: string } => {
  const typed = pending === '' ? press : `${pending} ${press}`
  if (known.includes(typed)) return { found: typed, pending: '' }
  if (known.some((keys) => keys.startsWith(`${typed} `))) return { found: null, pending: typed }
  return pending === '' ? { found: null, pending: '' } : matchKeys('', press, known)
}

const NAMES: Readonly<Record<string, string>> = { Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓', shift: '⇧', mod: 'Ctrl' }

/** The key caps of a shortcut, as a help sheet draws them: `g f` is G, F. */
export const keyCaps = (keys: string): string[] =>
  keys
    .split(' ')
    .flatMap((press) => (press === '+' ? [press] : press.split('+')))
    .map((key) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key))
