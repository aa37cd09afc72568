import type { TransferObservation } from '@/lib/domain/network-record'
import type { EpochMs } from '@/lib/domain/time'
import { oneMore } from '../sketch/bounded-count'
import { addDownload } from './downloads'
import type { DeviceFacts } from '../facts/facts'
import { fetchToolOf } from '../knowledge/fetch-tool'
import { fileName } from './fold-http'
import type { FlowView } from './flow-view'
import { payloadSignOf } from '../knowledge/payload-type'
import { newWebFacts } from '../facts/web-facts'

/** Takes a file that went over the network into the facts at its effective time: only what the device fetched counts. */
export const foldTransfer = (facts: DeviceFacts, file: TransferObservation, view: FlowView, at: EpochMs): void => {
  const web = (facts.traffic.web ??= newWebFacts(at))
  web.records = oneMore(web.records)
  if (view.zone === 'multicast' || view.side !== 'origin' || file.sentByClient) return
  const sign = payloadSignOf(file.type, file.name)
  const tool = fetchToolOf(file.service)
  if (sign === null && tool === '') return
  const inside = view.zone !== 'internet'
  const { ip } = file.responder
  addDownload(web.downloads, { ip, word: 'unsaid', inside, sign, tool, name: fileName(file.name) }, 'files', at)
}
