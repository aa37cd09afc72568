'use client'

import { createContext, use, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import { isCharacterKeys, matchKeys, pressOf } from '@/lib/view/shortcut'

/** Something a reader can do: by the palette, by keys, or both. */
export type Command = {
  /** Of two with the same id, or the same keys, the one that came last is meant: a page may do better than the shell. */
  id: string
  text: string
  /** The heading it stands under in the help: where it works. */
  scope: string
  /** As `pressOf` writes them, sequences with a blank between: `g f`. */
  keys?: string | undefined
  /** Only by key: nobody would look for it in the palette. */
  isKeyOnly?: boolean
  /** Shown beside it in the palette. */
  note?: string | undefined
  run: () => void
}

type Read = () => readonly Command[]

const newestById = (lists: Iterable<Read>): Command[] => {
  const byId = new Map<string, Command>()
  for (const read of lists) for (const command of read()) byId.set(command.id, command)
  return [...byId.values()]
}

/** What the parts of the page offer, and who wants to know when one of them comes or goes. */
const createOffers = () => {
  const lists = new Set<Read>()
  const watchers = new Set<() => void>()
  let version = 0
  const tell = () => {
    version += 1
    for (const watcher of watchers) watcher()
  }
  return {
    add: (read: Read) => {
      lists.add(read)
      tell()
      return () => {
        lists.delete(read)
        tell()
      }
    },
    list: () => newestById(lists),
    watch: (watcher: () => void) => {
      watchers.add(watcher)
      return () => {
        watchers.delete(watcher)
      }
    },
    version: () => version,
  }
}

type Registry = {
  offers: ReturnType<typeof createOffers>
  areKeysOn: boolean
  onKeys: (areOn: boolean) => void
}

const CommandContext = createContext<Registry>({
  offers: createOffers(),
  areKeysOn: true,
  onKeys: () => undefined,
})

/** How long a sequence waits for its next key. */
const SEQUENCE_MS = 1_500

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** What is in front of the page has keys of its own. */
const isInDialog = (target: EventTarget | null): boolean =>
  document.querySelector('dialog:modal') !== null ||
  (target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null)

const isNotForUs = ({ target, defaultPrevented }: KeyboardEvent, press: string): boolean =>
  defaultPrevented || isInDialog(target) || (!press.startsWith('mod+') && isTyping(target))

type Props = { areKeysOn: boolean; onKeys: (areOn: boolean) => void; children: ReactNode }

/** The one registry of what can be done here, and the one listener for its keys. */
export function CommandProvider({ areKeysOn: initial, onKeys, children }: Props) {
  const [offers] = useState(createOffers)
  const [areKeysOn, setKeysOn] = useState(initial)
  const registry: Registry = {
    offers,
    areKeysOn,
    onKeys: (areOn) => {
      setKeysOn(areOn)
      onKeys(areOn)
    },
  }
  useEffect(() => listenForKeys(offers.list, areKeysOn), [offers, areKeysOn])
  return <CommandContext value={registry}>{children}</CommandContext>
}

const listenForKeys = (list: () => readonly Command[], areKeysOn: boolean): (() => void) => {
  let pending = ''
  let pressedAt = 0
  const onKey = (event: KeyboardEvent) => {
    const press = pressOf({ ...pickKeys(event), isAltGraph: event.getModifierState('AltGraph') })
    if (press === null || isNotForUs(event, press)) return
    const known = list().filter(({ keys }) => keys !== undefined && (areKeysOn || !isCharacterKeys(keys)))
    const begun = event.timeStamp - pressedAt > SEQUENCE_MS ? '' : pending
    const match = matchKeys(
      begun,
      press,
      known.map(({ keys = '' }) => keys),
    )
    pending = match.pending
    pressedAt = event.timeStamp
    const command = known.findLast(({ keys }) => keys === match.found)
    if (command === undefined) return
    event.preventDefault()
    command.run()
  }
  document.addEventListener('keydown', onKey)
  return () => {
    document.removeEventListener('keydown', onKey)
  }
}

const pickKeys = ({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent) => ({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
})

/** Offers commands while the component is on the page. What they do may change with every drawing. */
export const useCommands = (commands: readonly Command[]): void => {
  const { offers } = use(CommandContext)
  const current = useRef(commands)
  useEffect(() => {
    current.current = commands
  })
  useEffect(() => offers.add(() => current.current), [offers])
}

/** All that can be done here now, drawn again as parts of the page come and go; and whether single keys do it. */
export const useCommandRegistry = () => {
  const { offers, areKeysOn, onKeys } = use(CommandContext)
  useSyncExternalStore(offers.watch, offers.version, offers.version)
  return { list: offers.list, areKeysOn, onKeys }
}
