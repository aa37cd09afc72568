import { toneOfBand } from '@/lib/view/tone'
import { KeyCaps } from '../ui/key-caps'
import { SeverityGlyph } from '../ui/severity-glyph'
import type { PaletteEntry } from './palette-entries'

type Props = {
  id: string
  entry: PaletteEntry
  /** The name of the group that begins with it. */
  heading: string | null
  isActive: boolean
  onChoose: (entry: PaletteEntry) => void
  onPoint: () => void
}

/** One line of the palette, under the heading of its group when it begins one. */
export function PaletteOption({ id, entry, heading, isActive, onChoose, onPoint }: Props) {
  const { text, note, keys, device } = entry
  return (
    <>
      {heading === null ? null : (
        <li role="presentation" className="px-2.5 pt-2 pb-1 text-micro font-medium text-text-3">
          {heading}
        </li>
      )}
      <li
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={isActive}
        className={`flex min-h-8 cursor-pointer items-center gap-2.5 rounded-control px-2.5 max-sm:min-h-11 ${isActive ? 'bg-accent-soft' : ''}`}
        onPointerMove={onPoint}
        // Pressing, not clicking: the field keeps the focus and with it the list (ARIA combobox pattern).
        onMouseDown={(event) => {
          event.preventDefault()
          onChoose(entry)
        }}
      >
        {device === undefined ? null : <SeverityGlyph tone={toneOfBand(device.breach.band)} />}
        <span className="min-w-0 flex-1 truncate">{text}</span>
        {note === undefined || note === '' ? null : (
          <span className="max-w-48 truncate text-small text-text-2">{note}</span>
        )}
        {keys === undefined ? null : <KeyCaps keys={keys} />}
      </li>
    </>
  )
}
