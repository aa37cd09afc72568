import type { IngestStatusDocument } from '@/lib/contracts/ingest-status'
import { formatCount, formatCounted } from '@/lib/view/format-number'
import { logName } from '@/lib/view/source-words'
import { Moment } from '../time/moment'
import { InertText } from '../ui/inert-text'
import { Panel } from '../ui/panel'

const NAME_CHARACTERS_MAX = 80

/** What somebody should look at: who stopped sending, and devices that were not made. */
export function IngestNotes({ status }: { status: IngestStatusDocument }) {
  const { silentCount, silent, day } = status
  return (
    <>
      {silentCount > 0 ? (
        <Panel
          title="Nothing heard from"
          note="For more than twice their usual gap. What they watch is not assessed anew."
          className="mb-2.5"
        >
          <ul className="flex flex-wrap gap-x-5 gap-y-1.5 px-3.5 pb-3">
            {silent.map(({ source, log, lastReceivedAt }) => (
              <li key={`${source} ${log}`} className="min-w-0 wrap-anywhere">
                <span aria-hidden className="mr-1.5 text-sev-3">
                  ◆
                </span>
                <span className="font-medium">
                  <InertText raw={source} charactersMax={NAME_CHARACTERS_MAX} />
                </span>{' '}
                <span className="text-text-2">
                  {logName(log)}, last <Moment at={lastReceivedAt} />
                </span>
              </li>
            ))}
            {silentCount > silent.length ? (
              <li className="text-text-2">and {formatCount(silentCount - silent.length)} more</li>
            ) : null}
          </ul>
        </Panel>
      ) : null}
      {day.birthsRefused > 0 ? <RefusedNote count={day.birthsRefused} /> : null}
    </>
  )
}

function RefusedNote({ count }: { count: number }) {
  return (
    <Panel title={formatCounted(count, 'address became no device', 'addresses became no device')} className="mb-2.5">
      <p className="max-w-[90ch] px-3.5 pb-3 text-small text-text-2">
        A sensor may bring 1,000 new devices an hour, so that a scan of a whole network makes none. These addresses
        exchanged traffic beyond that. They are tried again in the next hour; where so many devices are real, register
        them first.
      </p>
    </Panel>
  )
}
