import type { NetworkDeltas } from '@/lib/domain/observation'
import { blockOf, countOf, memberOf, type Fields } from './report-values'

/** Bytes and packets since the agent's previous sample; null when the agent left the block out (Greengrass's first). */
export const readNetwork = (metrics: Fields): NetworkDeltas | null => {
  const block = blockOf(memberOf(metrics, 'network_stats', 'ns'), 'metrics.network_stats')
  if (block === null) return null
  const bytesIn = countOf(memberOf(block, 'bytes_in', 'bi'), 'metrics.network_stats.bytes_in')
  const bytesOut = countOf(memberOf(block, 'bytes_out', 'bo'), 'metrics.network_stats.bytes_out')
  const packetsIn = countOf(memberOf(block, 'packets_in', 'pi'), 'metrics.network_stats.packets_in')
  const packetsOut = countOf(memberOf(block, 'packets_out', 'po'), 'metrics.network_stats.packets_out')
  const network: NetworkDeltas = {}
  if (bytesIn !== undefined) network.bytesIn = bytesIn
  if (bytesOut !== undefined) network.bytesOut = bytesOut
  if (packetsIn !== undefined) network.packetsIn = packetsIn
  if (packetsOut !== undefined) network.packetsOut = packetsOut
  return network
}
