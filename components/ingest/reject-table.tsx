import type { RejectDocument } from '@/lib/contracts/ingest-status'
import { formatCount } from '@/lib/view/format-number'
import { rejectCurl } from '@/lib/view/reject-curl'
import { logName, REJECT_WORDS } from '@/lib/view/source-words'
import { visibleText } from '@/lib/view/visible-text'
import { Moment } from '../time/moment'
import { CopyButton } from '../ui/copy-button'
import { InertText } from '../ui/inert-text'
import { useOrigin } from '../ui/use-origin'

const REASON_CHARACTERS_MAX = 300
const EXCERPT_CHARACTERS_MAX = 256

/** Rejected records with their reasons; everything in them was written by strangers. */
export function RejectTable({ rejects }: { rejects: readonly RejectDocument[] }) {
  return (
    <div className="relative overflow-x-auto" tabIndex={0} role="region" aria-label="Table of rejected records">
      <table className="data-table stack">
        <caption className="sr-only">Rejected records</caption>
        <thead>
          <tr>
            <th scope="col">Received</th>
            <th scope="col">Source</th>
            <th scope="col">Line</th>
            <th scope="col">Why</th>
            <th scope="col">Record</th>
            <th scope="col">
              <span className="sr-only">Try again</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rejects.map((reject) => (
            <RejectRow key={reject.id} reject={reject} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function RejectRow({ reject }: { reject: RejectDocument }) {
  const origin = useOrigin()
  const command = rejectCurl(origin, reject)
  return (
    <tr className="align-top hover:bg-surface-2 [&>td]:py-1.5">
      <td data-label="Received">
        <Moment at={reject.receivedAt} exact />
      </td>
      <td data-label="Source" className="max-w-40">
        <span className="min-w-0">
          <span className="block truncate font-medium" title={visibleText(reject.source)}>
            {visibleText(reject.source, 60)}
          </span>
          <span className="block text-micro text-text-3">{logName(reject.log)}</span>
        </span>
      </td>
      <td data-label="Line">{reject.line === 0 ? '–' : formatCount(reject.line)}</td>
      <td data-label="Why" className="sm:min-w-56">
        <span className="min-w-0">
          <span className="block font-medium" title={reject.code}>
            {REJECT_WORDS[reject.code]}
          </span>
          <span className="block text-small text-text-2">
            <InertText raw={reject.reason} charactersMax={REASON_CHARACTERS_MAX} />
          </span>
        </span>
      </td>
      <td data-label="Record" className="font-mono text-small text-text-2 sm:min-w-56">
        <span className="line-clamp-4 min-w-0">
          {reject.excerpt === '' ? '–' : <InertText raw={reject.excerpt} charactersMax={EXCERPT_CHARACTERS_MAX} />}
        </span>
      </td>
      <td className="text-right">
        {command === null || reject.excerpt === '' ? null : (
          <CopyButton text={command} word="Copy as curl" label={`the record of line ${String(reject.line)}`} />
        )}
      </td>
    </tr>
  )
}
