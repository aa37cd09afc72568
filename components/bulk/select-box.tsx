import type { Selection } from './use-selection'

const BOX = 'size-4 align-middle accent-accent max-sm:size-6'

type Props = { id: string; label: string; selection: Pick<Selection, 'isSelected' | 'toggle'> }

/** Selects a row; with Shift all rows up to it. */
export function SelectBox({ id, label, selection }: Props) {
  return (
    <input
      type="checkbox"
      className={BOX}
      aria-label={label}
      checked={selection.isSelected(id)}
      onChange={(event) => {
        selection.toggle(id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
      }}
    />
  )
}

type ListedProps = { label: string; listed: readonly { id: string }[]; selection: Selection }

/** Selects the rows that were read, or none of them: never what was not. */
export function SelectListedBox({ label, listed, selection }: ListedProps) {
  const isEach = listed.length > 0 && listed.every(({ id }) => selection.isSelected(id))
  return (
    <input
      type="checkbox"
      className={BOX}
      aria-label={label}
      ref={(box) => {
        if (box !== null) box.indeterminate = !isEach && selection.count > 0
      }}
      checked={isEach}
      onChange={selection.toggleListed}
    />
  )
}
