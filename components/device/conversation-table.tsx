import type { ConversationDocument, ConversationsDocument } from '@/lib/contracts/conversation'
import { formatBytes, portText } from '@/lib/view/conversation-words'
import { formatCount } from '@/lib/view/format-number'
import { Moment } from '../time/moment'
import { InertText } from '../ui/inert-text'

const ADDRESS_CHARACTERS_MAX = 64
const COLUMNS = ['Port', 'Opened by', 'Contacts', 'Answered', 'Bytes out', 'Bytes in', 'First', 'Last']

type Totals = NonNullable<ConversationsDocument['others']>
type Props = { caption: string; items: readonly ConversationDocument[]; others: Totals | null }

const keyOf = ({ remoteIp, port, transport, isOutgoing }: ConversationDocument): string =>
  `${remoteIp} ${String(port)} ${transport} ${String(isOutgoing)}`

/** Remote endpoints with what went to and fro; those beyond what is kept are one line at the end. */
export function ConversationTable({ caption, items, others }: Props) {
  return (
    <table className="data-table stack">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Remote address</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={keyOf(item)}>
            <th scope="row" data-label="Remote address" className="font-mono font-normal">
              <InertText raw={item.remoteIp} charactersMax={ADDRESS_CHARACTERS_MAX} />
            </th>
            <td data-label="Port" className="whitespace-nowrap">
              {portText(item)}
            </td>
            <td data-label="Opened by">{item.isOutgoing ? 'device' : 'remote'}</td>
            <TotalCells totals={item} />
          </tr>
        ))}
        {others === null ? null : (
          <tr>
            <th scope="row" data-label="Remote address" className="font-normal text-text-2">
              All others
            </th>
            <td data-label="Port">–</td>
            <td data-label="Opened by">–</td>
            <TotalCells totals={others} />
          </tr>
        )}
      </tbody>
    </table>
  )
}

function TotalCells({ totals }: { totals: Totals }) {
  return (
    <>
      <td data-label="Contacts">{formatCount(totals.contacts)}</td>
      <td data-label="Answered">{formatCount(totals.answered)}</td>
      <td data-label="Bytes out" className="whitespace-nowrap">
        {formatBytes(totals.bytesOut)}
      </td>
      <td data-label="Bytes in" className="whitespace-nowrap">
        {formatBytes(totals.bytesIn)}
      </td>
      <td data-label="First">
        <Moment at={totals.firstAt} />
      </td>
      <td data-label="Last">
        <Moment at={totals.lastAt} />
      </td>
    </>
  )
}
