import type { AuditDocument } from '@/lib/contracts/audit'
import { auditDetailOf } from '@/lib/view/audit-detail'
import { formatCount } from '@/lib/view/format-number'
import { Moment } from '../time/moment'
import { InertText } from '../ui/inert-text'

const TEXT_CHARACTERS_MAX = 160
const DETAIL_CHARACTERS_MAX = 300
const DETAILS_MAX = 20

/** One privileged act; all of its text may be a stranger's. */
export function AuditRow({ entry }: { entry: AuditDocument }) {
  return (
    <tr className="align-top [&>td]:py-1.5">
      <td data-label="No." className="text-text-3">
        {formatCount(entry.sequence)}
      </td>
      <td data-label="When">
        <Moment at={entry.at} exact />
      </td>
      <td data-label="Actor" className="sm:max-w-56">
        <InertText raw={entry.actor} charactersMax={TEXT_CHARACTERS_MAX} />
      </td>
      <td data-label="Action" className="font-medium">
        <InertText raw={entry.action} charactersMax={TEXT_CHARACTERS_MAX} />
      </td>
      <td data-label="Target" className="sm:max-w-56 text-small">
        <InertText raw={entry.target} charactersMax={TEXT_CHARACTERS_MAX} />
      </td>
      <td data-label="Detail" className="sm:max-w-96 text-small text-text-2">
        <AuditDetail detail={entry.detail} />
      </td>
    </tr>
  )
}

function AuditDetail({ detail }: Pick<AuditDocument, 'detail'>) {
  const lines = auditDetailOf(detail)
  if (lines.length === 0) return <>–</>
  return (
    <ul>
      {lines.slice(0, DETAILS_MAX).map(({ name, text }) => (
        <li key={name}>
          <span className="text-text-3">
            <InertText raw={name} charactersMax={TEXT_CHARACTERS_MAX} />
          </span>{' '}
          <InertText raw={text} charactersMax={DETAIL_CHARACTERS_MAX} />
        </li>
      ))}
      {lines.length > DETAILS_MAX ? <li>{lines.length - DETAILS_MAX} more</li> : null}
    </ul>
  )
}
