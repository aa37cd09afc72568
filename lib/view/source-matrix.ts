import { KILL_CHAIN_STAGES, type KillChainStage } from '@/lib/domain/kill-chain'
import type { SourceKind } from '@/lib/domain/observation'

type MatrixRule = { stage: KillChainStage; needs: readonly SourceKind[] }

/** What somebody connects, and the kinds of records that come from it. */
const SOURCES = [
  { name: 'Device reports', what: 'ports, connections, bytes', kinds: ['report'] },
  { name: 'Device events and profiles', what: 'logins, files, processes, configuration', kinds: ['event'] },
  { name: 'Zeek conn alone', what: 'network flows', kinds: ['flow'] },
  {
    name: 'Zeek logs',
    what: 'conn, dns, http, ssl, ssh, files',
    kinds: ['flow', 'dns', 'http', 'tls', 'ssh', 'transfer'],
  },
  {
    name: 'Suricata EVE',
    what: 'flows, protocols and alerts',
    kinds: ['flow', 'dns', 'http', 'tls', 'ssh', 'transfer', 'alert'],
  },
] as const satisfies readonly { name: string; what: string; kinds: readonly SourceKind[] }[]

/** How well a source tells of a stage: by rules that can be judged with it, of all there are. */
export type SourceCell = { stage: KillChainStage; judged: number; rules: number; sight: 'most' | 'part' | 'blind' }
export type SourceRow = { name: string; what: string; cells: readonly SourceCell[] }

/** From this share of a stage's rules on, a source is said to see it. */
const MOST = 0.5

const sightOf = (judged: number, rules: number): SourceCell['sight'] => {
  if (judged === 0) return 'blind'
  return judged >= rules * MOST ? 'most' : 'part'
}

/** What each source lets one see, stage by stage, computed from what the rules of the catalog need. */
export const sourceMatrix = (rules: readonly MatrixRule[]): SourceRow[] =>
  SOURCES.map(({ name, what, kinds }) => ({
    name,
    what,
    cells: KILL_CHAIN_STAGES.map((stage) => {
      const ofStage = rules.filter((rule) => rule.stage === stage)
      const judged = ofStage.filter(({ needs }) => needs.some((need) => kinds.some((kind) => kind === need))).length
      return { stage, judged, rules: ofStage.length, sight: sightOf(judged, ofStage.length) }
    }),
  }))
