import type { DeviceDocument } from '@/lib/contracts/device'
import type { DeviceColumn } from '@/lib/view/device-columns'
import { deviceName } from '@/lib/view/device-identity'
import { toneOfBand, toneWord } from '@/lib/view/tone'
import { SelectBox } from '../bulk/select-box'
import type { Selection } from '../bulk/use-selection'
import { SeverityGlyph } from '../ui/severity-glyph'
import { DEVICE_CELLS } from './device-cells'
import { COLUMN_CLASS } from './device-head'

/** The head is row 1. */
const FIRST_ROW_INDEX = 2

type Props = {
  device: DeviceDocument
  index: number
  height: number
  columns: readonly DeviceColumn[]
  selection: Selection
  isPreviewed: boolean
  onPreview: (deviceId: string) => void
}

/** A device in the list. Its glyph opens the preview, its name its page. */
export function DeviceTableRow({ device, index, height, columns, selection, isPreviewed, onPreview }: Props) {
  const tone = toneOfBand(device.breach.band)
  return (
    <tr
      data-index={index}
      data-row-id={device.id}
      aria-rowindex={index + FIRST_ROW_INDEX}
      style={{ height }}
      className={
        isPreviewed || selection.isSelected(device.id)
          ? 'bg-accent-soft'
          : 'hover:bg-surface-2 has-[a:focus-visible]:bg-surface-2'
      }
    >
      <td className="max-sm:px-1!">
        <SelectBox id={device.id} label={`Select ${deviceName(device)}`} selection={selection} />
      </td>
      <td className="max-sm:px-0!">
        <button
          type="button"
          className="inline-flex size-6 items-center justify-center rounded-cell hover:bg-surface-3 max-sm:h-11 max-sm:w-9"
          aria-label={`Preview ${deviceName(device)}, ${toneWord(tone).toLowerCase()}`}
          aria-pressed={isPreviewed}
          onClick={() => {
            onPreview(device.id)
          }}
        >
          <span aria-hidden className="inline-flex">
            <SeverityGlyph tone={tone} />
          </span>
        </button>
      </td>
      {columns.map(({ id, yields }) => (
        <td key={id} className={COLUMN_CLASS[yields]}>
          {DEVICE_CELLS[id]?.(device)}
        </td>
      ))}
    </tr>
  )
}

/** Holds the place of the rows that are not mounted. One cell: spanning columns that gave way would make them anew. */
export function Spacer({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}
