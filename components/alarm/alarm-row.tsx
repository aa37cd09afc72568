import type { AlarmDocument } from '@/lib/contracts/alarm'
import { formatDuration } from '@/lib/view/format-time'
import { formatCount, formatPoints } from '@/lib/view/format-number'
import { toneOfSeverity, toneWord } from '@/lib/view/tone'
import { visibleText } from '@/lib/view/visible-text'
import { SelectBox } from '../bulk/select-box'
import type { Selection } from '../bulk/use-selection'
import { StageChip } from '../kill-chain/stage-chip'
import { Moment } from '../time/moment'
import { useNow } from '../time/use-now'
import { SeverityGlyph } from '../ui/severity-glyph'
import { AlarmState } from './alarm-state'
import { OwnerMark } from './owner-mark'

const NAME_CHARACTERS = 80

type Props = {
  alarm: AlarmDocument
  index: number
  height: number
  selection: Selection
  isOpen: boolean
  onOpen: (id: string) => void
}

/** An alarm in the list: what happened in words, where, and whose it is. */
export function AlarmRow({ alarm, index, height, selection, isOpen, onOpen }: Props) {
  const now = useNow()
  const tone = toneOfSeverity(alarm.severity)
  return (
    <tr
      data-index={index}
      data-row-id={alarm.id}
      aria-rowindex={index + 2}
      style={{ height }}
      className={isOpen || selection.isSelected(alarm.id) ? 'bg-accent-soft' : 'hover:bg-surface-2'}
    >
      <td className="w-9 max-sm:px-1.5!">
        <SelectBox
          id={alarm.id}
          label={`Select ${visibleText(alarm.subjectName, NAME_CHARACTERS)}, ${alarm.title}`}
          selection={selection}
        />
      </td>
      <td>
        <button
          type="button"
          data-row-focus
          className="flex w-full min-w-0 items-center gap-2.5 text-left"
          aria-label={`${toneWord(tone)}: ${alarm.title}, ${visibleText(alarm.subjectName, NAME_CHARACTERS)}`}
          onClick={() => {
            onOpen(alarm.id)
          }}
        >
          <SeverityGlyph tone={tone} />
          <span className="min-w-0 flex-1">
            <span className="block truncate leading-[18px] font-medium">{alarm.title}</span>
            <span className="block truncate text-small leading-4 text-text-2">
              {visibleText(alarm.subjectName, NAME_CHARACTERS)}
              {alarm.group === null ? '' : ` in ${visibleText(alarm.group, NAME_CHARACTERS)}`}
              <AlarmState alarm={alarm} />
            </span>
          </span>
        </button>
      </td>
      <td className="w-28 max-md:hidden">
        {alarm.stage === null ? null : <StageChip stage={alarm.stage} text="short" />}
      </td>
      <td className="w-16 text-right font-semibold max-md:hidden">
        {alarm.points === null ? <span title="Not a score">–</span> : formatPoints(alarm.points)}
      </td>
      <td className="w-24 text-right max-sm:hidden">
        <span className="block leading-[18px] font-semibold">{formatCount(alarm.count)}×</span>
        <span className="block text-small leading-4 text-text-2">
          <Moment at={alarm.lastSeenAt} />
        </span>
      </td>
      <td className="w-16">
        <OwnerMark owner={alarm.owner} />
      </td>
      <td className="w-24 text-right whitespace-nowrap text-text-2">
        {formatDuration(Math.max(0, now - Date.parse(alarm.openedAt)))}
      </td>
    </tr>
  )
}
