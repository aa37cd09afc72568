'use client'

import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { DeviceDocument } from '@/lib/contracts/device'
import { DAY_MS, toIso } from '@/lib/domain/time'
import { anchorOf, isRelativeRange, parseTimeRange, timeRangeText, type TimeRange } from '@/lib/view/time-range'
import { overviewRange, type DrawnRange } from '@/lib/view/zoom-range'
import { DeviceJudgements } from '../judgement/device-judgements'
import { CompromiseRegion } from '../judgement/compromise-region'
import { EvidenceDrawer } from '../finding/evidence-drawer'
import { useLivePage } from '../live/live-provider'
import { assessmentQuery, findingsQuery, historyQuery } from '../queries/device-queries'
import { queryKeys } from '../queries/query-keys'
import { AssessmentRegion } from './assessment-region'
import { ConversationsPanel } from './conversations-panel'
import { DeviceAssessment } from './device-assessment'
import { DeviceHeader } from './device-header'
import { NotesPanel } from './notes-panel'
import { PeersPanel } from './peers-panel'
import { ProfilePanel } from './profile-panel'
import { useDeviceCommands } from './use-device-commands'
import { useDeviceViewState } from './use-device-view-state'
import { useEvidenceFocus } from './use-evidence-focus'

type Props = {
  device: DeviceDocument
  /** When the device was read: the page's "now", until it is refreshed. */ readAt: number
}

const lastRecordOf = ({ lastRecordAt }: DeviceDocument): number | null =>
  lastRecordAt === null ? null : Date.parse(lastRecordAt)

const isoOrNull = (at: number | null): string | null => (at === null ? null : toIso(at))
const dateOrNull = (at: number | null): Date | null => (at === null ? null : new Date(at))

/** The asked range, or the last 24 h where the URL holds none that can be read; the same object while both hold. */
const useDrawnRange = (text: string, anchor: number): DrawnRange =>
  useMemo(() => {
    const asked = parseTimeRange(text, anchor)
    const range = asked ?? { from: anchor - DAY_MS, to: anchor }
    return { range, bounds: overviewRange(range, anchor), isBrushed: asked !== null && !isRelativeRange(text) }
  }, [text, anchor])

/** Everything on a device's page below the shell, for a device that is known. */
export function DeviceView({ device, readAt }: Props) {
  const [view, setView] = useDeviceViewState()
  const { range: rangeText } = view
  const at = view.at?.getTime() ?? null
  const anchor = anchorOf(at, lastRecordOf(device), readAt)
  const drawn = useDrawnRange(rangeText, anchor)
  const { range } = drawn
  const within = drawn.isBrushed ? range : null
  const assessment = useQuery(assessmentQuery(device.id, isoOrNull(at)))
  const history = useQuery(historyQuery(device.id, range))
  const findings = useQuery(findingsQuery(device.id))
  const show = useCallback((findingId: string | null) => void setView({ evidence: findingId }), [setView])
  const evidence = useEvidenceFocus(show)
  const onRange = useCallback(
    (asked: TimeRange | null) => void setView({ range: asked === null ? null : timeRangeText(asked) }),
    [setView],
  )
  useLivePage({ deviceId: device.id, scope: { kind: 'device' }, queryKeys: [queryKeys.device(device.id)] })
  useDeviceCommands(range, (text) => void setView({ range: text }))
  return (
    <div className="frame">
      <main id="main" tabIndex={-1} className="min-w-0 px-4 pt-3 pb-6 outline-none max-sm:px-3">
        <DeviceHeader
          device={device}
          asOf={assessment.data?.asOf ?? null}
          at={at}
          readAt={readAt}
          range={range}
          rangeText={rangeText}
          onAt={(moment) => void setView({ at: dateOrNull(moment) })}
          onRange={(text) => void setView({ range: text })}
        />
        <CompromiseRegion deviceId={device.id} />
        <AssessmentRegion query={assessment} isNow={at === null} isHeardOf={device.lastRecordAt !== null}>
          {(document) => (
            <DeviceAssessment
              assessment={document}
              history={history}
              findings={findings}
              drawn={drawn}
              onRange={onRange}
              tab={view.score}
              onTab={(score) => void setView({ score })}
              off={view.off}
              onOff={(off) => void setView({ off: off.length === 0 ? null : [...off] })}
              selectedId={view.evidence}
              onOpen={evidence.onOpen}
            />
          )}
        </AssessmentRegion>
        <div className="mt-2.5 grid gap-2.5">
          <PeersPanel deviceId={device.id} />
          <ConversationsPanel deviceId={device.id} within={within} />
          <DeviceJudgements deviceId={device.id} />
          <ProfilePanel deviceId={device.id} />
          <NotesPanel deviceId={device.id} />
        </div>
      </main>
      {view.evidence === null ? null : (
        <EvidenceDrawer
          key="evidence"
          deviceId={device.id}
          findingId={view.evidence}
          findings={findings}
          assessment={assessment.data}
          tab={view.score === 'threat' ? 'threat' : 'breach'}
          within={within}
          takesFocus={evidence.takesFocus}
          onShow={show}
          onClose={evidence.onClose}
        />
      )}
    </div>
  )
}
