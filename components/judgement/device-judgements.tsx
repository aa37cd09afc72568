'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { judgementsQuery } from '../queries/judgement-queries'
import { EmptyNote } from '../ui/empty-note'
import { PagedTable } from '../ui/paged-table'
import { Panel } from '../ui/panel'
import { JUDGEMENT_COLUMNS } from './judgement-columns'
import { JudgementRow } from './judgement-row'

/** What people said of the findings of one device. */
export function DeviceJudgements({ deviceId }: { deviceId: string }) {
  const judgements = useInfiniteQuery(judgementsQuery({ device: deviceId, limit: '10' }))
  return (
    <Panel title="Judged on this device" note="Latest first; a judgement made elsewhere may reach it too">
      <PagedTable
        query={judgements}
        label="Judged on this device"
        shape="h-20"
        columns={JUDGEMENT_COLUMNS}
        hasActions
        empty={
          <EmptyNote title="Nothing was judged on this device">
            Open the evidence of a finding and say what it is: attack, expected or wrong.
          </EmptyNote>
        }
      >
        {(judgement) => <JudgementRow key={judgement.id} judgement={judgement} />}
      </PagedTable>
    </Panel>
  )
}
