import type { Pool, PoolClient } from 'pg'
import type {
  PolicyActivation,
  PolicyActivationRequest,
  PolicyChangeRequest,
  PolicySaveRequest,
  PolicySummary,
} from '@/lib/contracts/policy'
import { RULE_TRAITS } from '@/lib/assessment/rule-traits'
import { POLICY_VERSIONS_MAX, settingKeyOf, type PolicyChanges } from '@/lib/domain/policy-setting'
import { POLICY_SETTINGS } from '@/lib/domain/policy-settings'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { derivedPolicy, realChanges } from '@/lib/scoring/derived-policy'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import { digest } from '@/lib/server/digest'
import { badRequest, conflict } from '@/lib/server/errors'
import { appendAudit } from '@/lib/server/repositories/audit'
import { insertActivation, lockActiveVersion } from '@/lib/server/repositories/scoring-activations'
import { countPolicies, insertPolicy, lockPolicies, wasPreviewed } from '@/lib/server/repositories/scoring-policies'
import { storableText } from '@/lib/server/repositories/storable'
import { inTransaction, type Queryable } from '@/lib/server/repositories/transaction'
import type { Actor } from './actor'
import { policiesOf } from './policy-store'
import { readActivation, requirePolicy } from './read-policies'

/** Changes that an entry of the audit log names; the version keeps them all. */
const CHANGES_TOLD = 20

/** 400 that names the first number of a rule that does not exist, or of the wrong kind. */
const checkRules = (changes: PolicyChanges): void => {
  for (const key of Object.keys(changes)) {
    const found = settingKeyOf(key)
    const of = found === null ? null : POLICY_SETTINGS[found.id].of
    if (found === null || typeof of !== 'string') continue
    const traits = Object.hasOwn(RULE_TRAITS, found.member) ? RULE_TRAITS[found.member] : undefined
    if (traits?.kind !== of) throw badRequest(`changes.${key}: there is no ${of} ${found.member}.`)
  }
}

type Changed = { policy: ScoringPolicy; base: ScoringPolicy; changes: PolicyChanges }

/** A version with numbers put in place of its own, as it would be stored; 404 when there is no such version. */
export const changedPolicyOf = async (
  pool: Pool,
  { madeFrom, changes: given }: PolicyChangeRequest,
  db: Queryable = pool,
): Promise<Changed> => {
  checkRules(given)
  const from = await requirePolicy(pool, madeFrom, db)
  const changes = realChanges(from.base, { ...from.changes, ...given }, RULE_TRAITS)
  return { policy: derivedPolicy(from.base, `${madeFrom} changed`, changes), base: from.base, changes }
}

/** What a preview was about: the change, and what the fleet was compared with. */
export const previewDigestOf = (active: string, { madeFrom, changes }: PolicyChangeRequest): string => {
  const sorted = Object.entries(changes).sort(([a], [b]) => (a < b ? -1 : 1))
  return digest(JSON.stringify([active, madeFrom, sorted]))
}

/** What became other, for the log: `weight.beaconing 1 → 0.5`. */
const toldOf = (changes: PolicyChanges): string[] => {
  const told = Object.entries(changes).map(([key, value]) => `${key} = ${String(value)}`)
  return told.length <= CHANGES_TOLD
    ? told
    : [...told.slice(0, CHANGES_TOLD), `${String(told.length - CHANGES_TOLD)} more`]
}

const sameAs = (a: PolicyChanges, b: PolicyChanges): boolean =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())

/** Looks whether a change may be saved: it changes something, and the actor saw what it does to the fleet as it is. */
const checkSavable = async (
  client: PoolClient,
  pool: Pool,
  actor: Actor,
  request: PolicySaveRequest,
  at: EpochMs,
): Promise<Changed> => {
  const { changes: before } = await requirePolicy(pool, request.madeFrom, client)
  const changed = await changedPolicyOf(pool, request, client)
  if (sameAs(before, changed.changes)) throw badRequest(`changes: nothing differs from ${request.madeFrom}.`)
  const { version: active } = await policiesOf(pool).active(client)
  if (!(await wasPreviewed(client, previewDigestOf(active, request), actor.name, at))) {
    throw conflict('Look first at what this change does to the fleet as it is now: preview it, then save it.')
  }
  return changed
}

/** Keeps a change as a new version; 409 when the actor was not shown before what it would do. */
export const savePolicy = (pool: Pool, actor: Actor, request: PolicySaveRequest, at: EpochMs): Promise<PolicySummary> =>
  inTransaction(pool, async (client) => {
    await lockPolicies(client)
    const { base, changes } = await checkSavable(client, pool, actor, request, at)
    const sequence = (await countPolicies(client)) + 1
    if (sequence > POLICY_VERSIONS_MAX)
      throw conflict(`There are ${String(POLICY_VERSIONS_MAX)} versions; no more fit.`)
    const version = `${base.version}-${String(sequence)}`
    const { madeFrom } = request
    const reason = storableText(request.reason)
    const made = { base: base.version, madeFrom, reason, madeBy: actor.name }
    await insertPolicy(client, { ...made, sequence, version, changes, madeAt: at })
    const detail = { madeFrom, reason, changes: toldOf(request.changes) }
    await appendAudit(client, { at, actor: actor.name, action: 'policy.save', target: version, detail })
    const differences = Object.keys(changes).length
    return { ...made, version, differences, isBuiltIn: false, isActive: false, madeAt: toIso(at) }
  })

/**
 * Puts a version in force, a later or an earlier one. Waits for those who write by the one before, so that from here on
 * nobody does; then the worker scores the fleet anew. 409 when another was in force than the actor thought.
 */
export const activatePolicy = async (
  pool: Pool,
  actor: Actor,
  version: string,
  { before, reason: given }: PolicyActivationRequest,
  at: EpochMs,
): Promise<PolicyActivation> => {
  await inTransaction(pool, async (client) => {
    await lockPolicies(client)
    await lockActiveVersion(client)
    const { policy } = await requirePolicy(pool, version, client)
    const active = await policiesOf(pool).active(client)
    if (active.version !== before) throw conflict(`Meanwhile ${active.version} was put in force, not ${before}.`)
    if (active.version === version) throw conflict(`${version} is in force already.`)
    const reason = storableText(given)
    const change = { version: policy.version, versionBefore: active.version, reason, activatedBy: actor.name }
    await insertActivation(client, { ...change, activatedAt: at })
    const detail = { versionBefore: active.version, reason }
    await appendAudit(client, { at, actor: actor.name, action: 'policy.activate', target: version, detail })
  })
  return readActivation(pool)
}
