'use client'

import { useQuery } from '@tanstack/react-query'
import { OctagonAlert } from 'lucide-react'
import type { CompromiseDocument } from '@/lib/contracts/compromise'
import { compromiseQuery } from '../queries/judgement-queries'
import { Moment } from '../time/moment'
import { InertText } from '../ui/inert-text'
import { QueryPanel } from '../ui/query-panel'
import { ConfirmAct, HealAct, TakeBackAct } from './compromise-acts'

/** Whether a person says that the device is compromised, and the acts that say so. */
export function CompromiseRegion({ deviceId }: { deviceId: string }) {
  const compromise = useQuery(compromiseQuery(deviceId))
  return (
    <section aria-label="Confirmed compromise" className="mb-2.5">
      <QueryPanel query={compromise} label="Whether a compromise was confirmed" shape="h-9">
        {(document) =>
          document.open === null ? (
            <Unconfirmed document={document} />
          ) : (
            <Confirmed document={document} open={document.open} />
          )
        }
      </QueryPanel>
    </section>
  )
}

function Unconfirmed({ document }: { document: CompromiseDocument }) {
  const last = document.past.find(({ isSlip }) => !isSlip)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <ConfirmAct deviceId={document.deviceId} />
      {last === undefined ? null : (
        <p className="text-small text-text-2 wrap-anywhere">
          Healed <Moment at={last.closedAt ?? last.at} /> by <InertText raw={last.closedBy ?? ''} charactersMax={120} />
          : “
          <InertText raw={last.closedReason ?? ''} charactersMax={300} />
          ”. The compromise was confirmed <Moment at={last.at} />.
        </p>
      )}
    </div>
  )
}

type ConfirmedProps = { document: CompromiseDocument; open: NonNullable<CompromiseDocument['open']> }

function Confirmed({ document, open }: ConfirmedProps) {
  return (
    <div className="panel flex flex-wrap items-start gap-x-4 gap-y-2 border-sev-5 px-3.5 py-2.5">
      <p className="flex min-w-0 flex-1 basis-72 gap-2.5">
        <OctagonAlert size={18} className="mt-px shrink-0 text-sev-5" aria-hidden />
        <span className="min-w-0 wrap-anywhere">
          <span className="font-semibold">Compromise confirmed</span> by <InertText raw={open.by} charactersMax={120} />
          , <Moment at={open.at} />
          <span className="block text-text-2">
            “<InertText raw={open.reason} charactersMax={500} />”
          </span>
        </span>
      </p>
      <div className="flex flex-wrap items-start gap-2">
        <TakeBackAct deviceId={document.deviceId} by={open.by} until={document.takeBackUntil} />
        <HealAct deviceId={document.deviceId} by={open.by} />
      </div>
    </div>
  )
}
