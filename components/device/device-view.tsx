'use client'

import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { DeviceDocument } from '@/lib/contracts/device'
import { DAY_MS, toIso } from '@/lib/domain/time'
import { anchorOf, parseTimeRange, type TimeRange } from '@/lib/view/time-range'
import { EvidenceDrawer } from '../finding/evidence-drawer'
import { useLivePage } from '../live/live-provider'
import { assessmentQuery, findingsQuery, historyQuery } from '../queries/device-queries'
import { queryKeys } from '../queries/query-keys'
import { AssessmentRegion } from './assessment-region'
import { ConversationsPanel } from './conversations-panel'
import { DeviceAssessment } from './device-assessment'
import { DeviceHeader } from './device-header'
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

/** The asked range, or the last 24 h where the URL holds none that can be read; the same object while both hold. */
const useRange = (text: string, anchor: number): TimeRange =>
  useMemo(() => parseTimeRange(text, anchor) ?? { from: anchor - DAY_MS, to: anchor }, [text, anchor])

/** Everything on a device's page below the shell, for a device that is known. */
export function DeviceView({ device, readAt }: Props) {
  const [view, setView] = useDeviceViewState()
  const { range: rangeText } = view
  const at = view.at?.getTime() ?? null
  const anchor = anchorOf(at, lastRecordOf(device), readAt)
  const range = useRange(rangeText, anchor)
  const assessment = useQuery(assessmentQuery(device.id, at === null ? null : toIso(at)))
  const history = useQuery(historyQuery(device.id, range))
  const findings = useQuery(findingsQuery(device.id))
  const show = useCallback((findingId: string | null) => void setView({ evidence: findingId }), [setView])
  const evidence = useEvidenceFocus(show)
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
          onAt={(moment) => void setView({ at: moment === null ? null : new Date(moment) })}
          onRange={(text) => void setView({ range: text })}
        />
        <AssessmentRegion query={assessment} isNow={at === null}>
          {(document) => (
            <DeviceAssessment
              assessment={document}
              history={history}
              findings={findings}
              range={range}
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
          <ConversationsPanel deviceId={device.id} />
          <ProfilePanel deviceId={device.id} />
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
          takesFocus={evidence.takesFocus}
          onShow={show}
          onClose={evidence.onClose}
        />
      )}
    </div>
  )
}
