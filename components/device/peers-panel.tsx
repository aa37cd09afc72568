'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { PeerDocument, PeersDocument } from '@/lib/contracts/peer'
import { deviceHref } from '@/lib/view/device-href'
import { deviceName } from '@/lib/view/device-identity'
import { formatCount, formatCounted } from '@/lib/view/format-number'
import { commonWords } from '@/lib/view/peer-words'
import { toneOfBand } from '@/lib/view/tone'
import { ScoreTrack } from '../charts/score-track'
import { ChainStrip } from '../kill-chain/chain-strip'
import { StageChip } from '../kill-chain/stage-chip'
import { peersQuery } from '../queries/device-queries'
import { EmptyNote } from '../ui/empty-note'
import { InertText } from '../ui/inert-text'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'

const SIGNS_SHOWN = 2
const SUBJECT_CHARACTERS_MAX = 60

/** Who else: devices that show what this one shows. */
export function PeersPanel({ deviceId }: { deviceId: string }) {
  const peers = useQuery(peersQuery(deviceId))
  return (
    <Panel title="Related devices" note="Who else shows the same sign: one destination, one file, one name">
      <QueryPanel
        query={peers}
        label="The related devices"
        shape="m-3.5 h-24"
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyNote title="No other device shows a sign of this one">
            What it did, it did alone as far as we see, or nothing with a subject was seen on it.
          </EmptyNote>
        }
      >
        {(data) => <PeerTable peers={data} />}
      </QueryPanel>
    </Panel>
  )
}

function PeerTable({ peers: { items, total, totalIsAtLeast } }: { peers: PeersDocument }) {
  return (
    <>
      <div className="overflow-x-auto">
        <table className="data-table stack">
          <caption className="sr-only">Devices that show a sign of this one</caption>
          <thead>
            <tr>
              {['Device', 'In common', 'Signs of both', 'Stages', 'Breach likelihood'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((peer) => (
              <PeerRow key={peer.device.id} peer={peer} />
            ))}
          </tbody>
        </table>
      </div>
      {items.length === total && !totalIsAtLeast ? null : (
        <p className="border-t border-border px-3.5 py-2 text-small text-text-2">
          {formatCount(items.length)} of {totalIsAtLeast ? 'at least ' : ''}
          {formatCounted(total, 'device')}, those with most in common first.
        </p>
      )}
    </>
  )
}

function PeerRow({ peer: { device, signs, scopes } }: { peer: PeerDocument }) {
  const { printed, low, high, band } = device.breach
  return (
    <tr>
      <th scope="row" data-label="Device" className="max-w-60 truncate font-medium">
        <Link href={deviceHref(device.id)} prefetch={false} className="underline-offset-2 hover:underline">
          {deviceName(device)}
        </Link>
      </th>
      <td data-label="In common" className="text-text-2">
        {commonWords(scopes)}
      </td>
      <td data-label="Signs of both" className="max-w-96">
        {signs.slice(0, SIGNS_SHOWN).map(({ ruleId, title, subject, stage }) => (
          <span key={`${ruleId} ${subject}`} className="flex min-w-0 flex-wrap items-center gap-x-1.5">
            <StageChip stage={stage} />
            {title}
            <span className="font-mono text-small wrap-anywhere text-text-2">
              <InertText raw={subject} charactersMax={SUBJECT_CHARACTERS_MAX} />
            </span>
          </span>
        ))}
        {signs.length > SIGNS_SHOWN ? (
          <span className="text-small text-text-2">and {formatCount(signs.length - SIGNS_SHOWN)} more</span>
        ) : null}
      </td>
      <td data-label="Stages" className="whitespace-nowrap">
        <ChainStrip statuses={device.stages} />
      </td>
      <td data-label="Breach likelihood" className="whitespace-nowrap">
        <ScoreTrack printed={printed} low={low} high={high} tone={toneOfBand(band)} form="solid" />
      </td>
    </tr>
  )
}
