import { keyCaps } from '@/lib/view/shortcut'

/** The keys of a shortcut, as they are pressed one after the other. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className="inline-flex shrink-0 gap-1 max-sm:hidden">
      {keyCaps(keys).map((cap, index) => (
        <kbd key={`${cap}${String(index)}`} className="kbd">
          {cap}
        </kbd>
      ))}
    </span>
  )
}
