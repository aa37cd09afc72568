'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { AlarmDocument } from '@/lib/contracts/alarm'
import { CAUSE_WORDS } from '@/lib/view/alarm-words'
import { deviceHref } from '@/lib/view/device-href'
import { toneOfSeverity } from '@/lib/view/tone'
import { visibleText } from '@/lib/view/visible-text'
import { StageChip } from '../kill-chain/stage-chip'
import { alarmQuery } from '../queries/alarm-queries'
import { Moment } from '../time/moment'
import { PreviewDrawer } from '../ui/preview-drawer'
import { QueryPanel } from '../ui/query-panel'
import { SeverityGlyph } from '../ui/severity-glyph'
import { AlarmDevice } from './alarm-device'
import { AlarmHistory } from './alarm-history'
import { AlarmState } from './alarm-state'
import { OwnerMark } from './owner-mark'

const NAME_CHARACTERS = 120

type Props = {
  alarmId: string
  takesFocus: boolean
  onClose: () => void
  onUndo: (actId: string) => void
}

/** An alarm beside the list: what it rests on, what became of it, and the way to the evidence. */
export function AlarmPreview({ alarmId, takesFocus, onClose, onUndo }: Props) {
  const alarm = useQuery(alarmQuery(alarmId))
  return (
    <PreviewDrawer label="Alarm" itemId={alarmId} takesFocus={takesFocus} onClose={onClose}>
      <QueryPanel query={alarm} label="This alarm" shape="h-80">
        {(data) => (
          <div className="min-h-0 overflow-y-auto px-3.5 pb-5">
            <AlarmHead alarm={data} />
            {data.subjectKind === 'device' ? <AlarmDevice alarm={data} /> : null}
            <AlarmHistory alarmId={data.id} onUndo={onUndo} />
          </div>
        )}
      </QueryPanel>
    </PreviewDrawer>
  )
}

function AlarmHead({ alarm }: { alarm: AlarmDocument }) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-2.5">
        <SeverityGlyph tone={toneOfSeverity(alarm.severity)} withWord />
        {alarm.stage === null ? null : <StageChip stage={alarm.stage} text="name" />}
        <AlarmState alarm={alarm} />
      </p>
      <h2 className="mt-1 text-lead font-semibold wrap-anywhere">{alarm.title}</h2>
      <p className="mb-3 text-small wrap-anywhere text-text-2">
        {visibleText(alarm.subjectName, NAME_CHARACTERS)}
        {alarm.group === null ? '' : ` in ${visibleText(alarm.group, NAME_CHARACTERS)}`}
        {alarm.site === null ? '' : `, ${visibleText(alarm.site, NAME_CHARACTERS)}`}
      </p>
      <dl className="facts">
        <dt>Cause</dt>
        <dd>
          {CAUSE_WORDS[alarm.cause]}
          {alarm.score === null ? '' : `, ${String(alarm.score)} when it was last told`}
        </dd>
        <dt>Raised</dt>
        <dd>
          <Moment at={alarm.openedAt} />
        </dd>
        <dt>Seen</dt>
        <dd>
          {alarm.count}×, last <Moment at={alarm.lastSeenAt} />
        </dd>
        <dt>Owner</dt>
        <dd className="flex items-center gap-2">
          <OwnerMark owner={alarm.owner} />
          {alarm.owner === null ? 'Nobody' : visibleText(alarm.owner.name, NAME_CHARACTERS)}
        </dd>
      </dl>
      {alarm.subjectKind === 'device' ? (
        <Link href={deviceHref(alarm.subjectId)} className="btn btn-primary mt-3 w-full">
          Open the device
        </Link>
      ) : (
        <Link href="/ingest" className="btn btn-primary mt-3 w-full">
          Open ingest
        </Link>
      )}
    </>
  )
}
