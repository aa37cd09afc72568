import { KILL_CHAIN_STAGES, type KillChainStage } from '@/lib/domain/kill-chain'
import { SOURCE_KINDS, type SourceKind } from '@/lib/domain/observation'

type MatrixRule = { stage: KillChainStage; needs: readonly SourceKind[] }
type Kinds = readonly { kind: SourceKind; lastReceivedAt: string | null }[]

/** `gap`: rules wait for this source that no other judges; `elsewhere`: not connected, but another source judges them all. */
export type MatrixState = 'connected' | 'gap' | 'elsewhere' | 'no-rule'

/** A cell: rules of the stage that read the source, and how many of them nothing that is connected lets be judged. */
export type MatrixCell = { kind: SourceKind; rules: number; waiting: number; isConnected: boolean; state: MatrixState }

export type MatrixRow = {
  stage: KillChainStage
  rules: number
  /** Rules that a source which is connected lets be judged. */
  judged: number
  cells: readonly MatrixCell[]
  /** The source that is not connected and would let most further rules be judged; null when none would. */
  closes: { kind: SourceKind; rules: number } | null
}

const readersOf = (rules: readonly MatrixRule[], kind: SourceKind): number =>
  rules.filter(({ needs }) => needs.includes(kind)).length

const cellOf = (
  kind: SourceKind,
  own: readonly MatrixRule[],
  unjudged: readonly MatrixRule[],
  isConnected: boolean,
): MatrixCell => {
  const rules = readersOf(own, kind)
  const waiting = readersOf(unjudged, kind)
  const state = rules === 0 ? 'no-rule' : isConnected ? 'connected' : waiting > 0 ? 'gap' : 'elsewhere'
  return { kind, rules, waiting, isConnected, state }
}

const closesOf = (waiting: readonly MatrixRule[]): MatrixRow['closes'] => {
  const gains = SOURCE_KINDS.map((kind) => ({
    kind,
    rules: waiting.filter(({ needs }) => needs.includes(kind)).length,
  }))
  const best = gains.reduce((most, gain) => (gain.rules > most.rules ? gain : most))
  return best.rules === 0 ? null : best
}

/** Stages by sources: what each source lets be judged, and which source would close the gap of a stage. */
export const ruleMatrix = (rules: readonly MatrixRule[], kinds: Kinds): MatrixRow[] => {
  const connected = new Set(kinds.filter(({ lastReceivedAt }) => lastReceivedAt !== null).map(({ kind }) => kind))
  return KILL_CHAIN_STAGES.map((stage) => {
    const own = rules.filter((rule) => rule.stage === stage)
    const waiting = own.filter(({ needs }) => !needs.some((kind) => connected.has(kind)))
    const cells = SOURCE_KINDS.map((kind) => cellOf(kind, own, waiting, connected.has(kind)))
    return { stage, rules: own.length, judged: own.length - waiting.length, cells, closes: closesOf(waiting) }
  })
}
