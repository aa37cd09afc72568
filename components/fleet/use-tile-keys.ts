import { useRef, type RefObject } from 'react'
import { useCommands } from '../ui/commands'

const TILES_MAX = 5

/** The keys 1 to 5 open the first to fifth link of a list. */
export const useTileKeys = (): RefObject<HTMLUListElement | null> => {
  const ref = useRef<HTMLUListElement>(null)
  useCommands(
    Array.from({ length: TILES_MAX }, (_, index) => ({
      id: `tile-${String(index + 1)}`,
      text: `Open tile ${String(index + 1)}`,
      scope: 'This page',
      keys: String(index + 1),
      isKeyOnly: true,
      run: () => ref.current?.querySelectorAll('a')[index]?.click(),
    })),
  )
  return ref
}
