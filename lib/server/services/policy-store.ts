import type { Pool } from 'pg'
import { derivedPolicy } from '@/lib/scoring/derived-policy'
import { builtInPolicyOf, CURRENT_POLICY } from '@/lib/scoring/policies/current'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import { unavailable } from '@/lib/server/errors'
import { findActivation, holdActiveVersion } from '@/lib/server/repositories/scoring-activations'
import { findPolicy } from '@/lib/server/repositories/scoring-policies'
import type { Queryable } from '@/lib/server/repositories/transaction'

/**
 * The versions of one database, each made once, for scoring remembers what it worked out of a policy by its identity.
 * A stored version never changes, so what was read holds for ever; which one is in force is asked of the database.
 */
export class PolicyStore {
  private readonly known = new Map<string, ScoringPolicy>()
  /** The version that was in force when this process last looked. */
  private lastActive: ScoringPolicy | null = null

  /** A version, built in or stored; null when there is none of this name, or it rests on what this release lacks. */
  async find(db: Queryable, version: string): Promise<ScoringPolicy | null> {
    const found = builtInPolicyOf(version) ?? this.known.get(version) ?? null
    if (found !== null) return found
    const record = await findPolicy(db, version)
    const base = record === null ? null : builtInPolicyOf(record.base)
    if (record === null || base === null) return null
    // Asked anew: two may have read it at once, and both must have the same object.
    const policy = this.known.get(version) ?? derivedPolicy(base, version, record.changes)
    this.known.set(version, policy)
    return policy
  }

  /** The policy in force now. */
  async active(db: Queryable): Promise<ScoringPolicy> {
    return this.remember(db, (await findActivation(db))?.version ?? null)
  }

  /** The policy that was in force a moment ago: good enough to begin with, for `hold` says whether it still is. */
  async recent(db: Queryable): Promise<ScoringPolicy> {
    return this.lastActive ?? this.active(db)
  }

  /** The policy in force, which stays so until the transaction ends. */
  async hold(db: Queryable): Promise<ScoringPolicy> {
    return this.remember(db, await holdActiveVersion(db))
  }

  private async remember(db: Queryable, version: string | null): Promise<ScoringPolicy> {
    const policy = version === null ? CURRENT_POLICY : await this.find(db, version)
    // Scoring with another than the one that was chosen would be worse than waiting for the right release.
    if (policy === null) throw unavailable(`This release does not know the scoring policy ${version ?? ''}.`, 60)
    this.lastActive = policy
    return policy
  }
}

// Next.js bundles a module once per kind of route: there must be one store a database all the same.
const shared = globalThis as typeof globalThis & { vedettePolicies?: WeakMap<Pool, PolicyStore> }

/** This process's policies of a database. */
export const policiesOf = (pool: Pool): PolicyStore => {
  const stores = (shared.vedettePolicies ??= new WeakMap<Pool, PolicyStore>())
  const store = stores.get(pool) ?? new PolicyStore()
  stores.set(pool, store)
  return store
}
