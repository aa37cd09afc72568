import type { DeviceDocument } from '@/lib/contracts/device'
import { DAY_MS } from '@/lib/domain/time'
import { formatDuration } from '@/lib/view/format-time'
import { Moment } from '../time/moment'

type Props = {
  device: DeviceDocument
  asOf: string | null
  at: number | null
  readAt: number
  onAt: (at: number | null) => void
}

/** Which moment the scores speak of. A device that has long been silent, as in an old capture, offers its last record. */
export function AsOfNote({ device, asOf, at, readAt, onAt }: Props) {
  const lastRecordAt = device.lastRecordAt === null ? null : Date.parse(device.lastRecordAt)
  return (
    <p className="mt-1 flex min-h-6 flex-wrap items-center gap-x-2 text-small text-text-2">
      <AsOf asOf={asOf} isPast={at !== null} />
      {at === null && lastRecordAt !== null && readAt - lastRecordAt > DAY_MS ? (
        <>
          <span>
            Its last record is of <Moment at={lastRecordAt} />, and what was seen has aged for{' '}
            {formatDuration(readAt - lastRecordAt)}.
          </span>
          <MomentButton text="Show the scores as of its last record" at={lastRecordAt} onAt={onAt} />
        </>
      ) : null}
      {at === null ? null : <MomentButton text="Back to now" at={null} onAt={onAt} />}
    </p>
  )
}

function AsOf({ asOf, isPast }: { asOf: string | null; isPast: boolean }) {
  if (asOf === null) return <span>Assessing</span>
  return (
    <span>
      {isPast ? 'Scores of the past, as of ' : 'Scores as of '}
      <Moment at={asOf} />
    </span>
  )
}

function MomentButton({ text, at, onAt }: { text: string; at: number | null; onAt: Props['onAt'] }) {
  return (
    <button
      type="button"
      className="min-h-6 font-medium text-accent underline-offset-2 hover:underline"
      onClick={() => {
        onAt(at)
      }}
    >
      {text}
    </button>
  )
}
