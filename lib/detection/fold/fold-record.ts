import type { NetworkRecord } from '@/lib/domain/network-record'
import type { NetworkObservation } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'
import type { DeviceFacts } from '../facts/facts'
import { foldAlert } from './fold-alert'
import { foldDns } from './fold-dns'
import type { FlowView } from './flow-view'
import { foldFlow } from './fold-flow'
import { foldHttp } from './fold-http'
import { foldSsh } from './fold-ssh'
import { foldTls } from './fold-tls'
import { foldTransfer } from './fold-transfer'

type Folds = {
  [Kind in NetworkRecord['kind']]: (
    facts: DeviceFacts,
    record: Extract<NetworkRecord, { kind: Kind }>,
    view: FlowView,
    at: EpochMs,
  ) => void
}

const FOLDS: Folds = {
  dns: foldDns,
  http: foldHttp,
  tls: foldTls,
  ssh: foldSsh,
  transfer: foldTransfer,
  alert: foldAlert,
}

/** Takes a record of a network monitor into the facts at its effective time. False when it counts for nothing. */
export const foldNetwork = (facts: DeviceFacts, record: NetworkObservation, view: FlowView, at: EpochMs): boolean => {
  if (record.kind === 'flow') return foldFlow(facts, record, view, at)
  facts.coldChanged = true
  const fold = FOLDS[record.kind] as (facts: DeviceFacts, record: NetworkRecord, view: FlowView, at: EpochMs) => void
  fold(facts, record, view, at)
  return true
}
