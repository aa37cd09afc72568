import type { AlarmOwner } from '@/lib/contracts/alarm'
import { visibleText } from '@/lib/view/visible-text'

const NAME_CHARACTERS = 60

const initialsOf = ({ name, email }: AlarmOwner): string => {
  const words = (name === '' ? email : name).split(/[\s@._-]+/).filter((word) => word !== '')
  return visibleText(
    words
      .slice(0, 2)
      .map((word) => word.slice(0, 1).toUpperCase())
      .join(''),
    4,
  )
}

/** Who takes care of an alarm: their initials, or an empty ring. */
export function OwnerMark({ owner }: { owner: AlarmOwner | null }) {
  const name = owner === null ? 'Nobody' : visibleText(owner.name === '' ? owner.email : owner.name, NAME_CHARACTERS)
  return (
    <span
      role="img"
      aria-label={owner === null ? 'Owner: nobody' : `Owner: ${name}`}
      title={name}
      className="inline-grid size-6 place-items-center rounded-full border border-control bg-surface-2 text-[10px] font-semibold text-text-2"
    >
      {owner === null ? '' : initialsOf(owner)}
    </span>
  )
}
