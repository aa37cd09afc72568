import type { SourceKind } from '@/lib/domain/observation'
import type { EpochMs } from '@/lib/domain/time'
import type { DeviceFacts, SourceFacts } from '../facts/facts'

/** Notes that a kind of source spoke of the device. */
export const foldSource = (facts: DeviceFacts, kind: SourceKind, at: EpochMs, live: boolean): void => {
  const known = facts.sources.find((source) => source.kind === kind)
  if (known === undefined) {
    facts.sources.push({ kind, firstAt: at, lastAt: at, live })
    return
  }
  known.lastAt = Math.max(known.lastAt, at)
  known.live = live
}

/** What is known of a kind of source; null when it never spoke of the device. */
export const sourceOf = (facts: DeviceFacts, kind: SourceKind): SourceFacts | null =>
  facts.sources.find((source) => source.kind === kind) ?? null
