import type { TimeRange } from '@/lib/view/time-range'

/** Every key under which server data is kept, so that a page can prefetch and an action can refresh. */
export const queryKeys = {
  device: (deviceId: string) => ['device', deviceId] as const,
  assessment: (deviceId: string, at: string | null) => ['device', deviceId, 'assessment', at] as const,
  history: (deviceId: string, { from, to }: TimeRange) => ['device', deviceId, 'history', from, to] as const,
  findings: (deviceId: string) => ['device', deviceId, 'findings'] as const,
  evidence: (deviceId: string, findingId: string) => ['device', deviceId, 'evidence', findingId] as const,
  deviceSearch: (text: string) => ['device-search', text] as const,
  fleetSummary: () => ['fleet', 'summary'] as const,
  heatmap: (by: string, measure: string) => ['fleet', 'heatmap', by, measure] as const,
}
