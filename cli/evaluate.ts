import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expertOnly, measuredOn, policiesLeavingOut } from '@/lib/assessment/evaluation/calibrate'
import { comparisonText, evaluationText, type ScoredSet } from '@/lib/assessment/evaluation/evaluation-text'
import type { HostOutcome } from '@/lib/assessment/evaluation/host-outcome'
import { POORER_SENSORS, type PoorerSensor } from '@/lib/assessment/evaluation/poorer-sensors'
import { deviceDaysOf, ruleRatesOf } from '@/lib/assessment/evaluation/rule-rates'
import { summariseEvaluation } from '@/lib/assessment/evaluation/summarise-evaluation'
import { CURRENT_POLICY } from '@/lib/scoring/policies/current'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import { readPolicyFile } from './policy-file'
import { readCapturesIndex, replayCaptures, type PolicyOf, type Replayed } from './replay-captures'

export type EvaluateOptions = {
  /** Where the figures are written as JSON. */
  jsonFile: string | null
  /** Also score with the expert's weights alone, with weights counted here, and with those of all but the own group. */
  calibrates: boolean
  /** Also replay what sensors that see less would have seen. */
  impoverishes: boolean
  /** Where what was counted is written, as a policy takes it. */
  ratesFile: string | null
  /** What the captures are called in it; the folder's name if null. */
  dataset: string | null
  /** A version of the policy as the API answers with it; the one that comes with this release if null. */
  policyFile: string | null
}

const setOf = (name: string, replayed: Replayed, { baseRate }: ScoringPolicy): ScoredSet => ({
  name,
  hosts: replayed.hosts,
  summary: summariseEvaluation(replayed.hosts, replayed, baseRate),
})

const plainHost = (host: HostOutcome) => {
  const { capture, ip, label, peak, atEnd, minutesToHigh, recordsToHigh, stages } = host
  const findings = host.findings.map(({ ruleId, stage, count }) => ({ ruleId, stage, count }))
  return { capture, ip, label, peak, atEnd, minutesToHigh, recordsToHigh, stages, findings }
}

const jsonOf = ([first, ...others]: readonly ScoredSet[], { version: policy }: ScoringPolicy): string => {
  const plain = (set: ScoredSet) => ({ hosts: set.hosts.map(plainHost), summary: set.summary })
  const hosts = first?.hosts ?? []
  const compared = others.map((set) => ({ name: set.name, ...plain(set) }))
  const asked = first === undefined ? {} : plain(first)
  return JSON.stringify({ policy, ...asked, rules: ruleRatesOf(hosts), compared }, null, 1)
}

const keyOf = (capture: string, ip: string): string => `${capture} ${ip}`

/** The policy of each host as it would be if nothing like it had been counted. */
const leftOutPolicies = (hosts: readonly HostOutcome[], policy: ScoringPolicy): PolicyOf => {
  const byKey = new Map(
    [...policiesLeavingOut(hosts, policy)].map(([host, without]) => [keyOf(host.capture, host.ip), without]),
  )
  return (capture, ip) => byKey.get(keyOf(capture, ip)) ?? policy
}

const datasetOf = (name: string, hosts: readonly HostOutcome[]): string => {
  const infected = hosts.filter(({ label }) => label === 'infected')
  const benign = hosts.filter(({ label }) => label === 'benign')
  const families = new Set(infected.map(({ family }) => family)).size
  const devices = new Set(benign.map(({ device }) => device)).size
  const days = deviceDaysOf(benign).toFixed(1)
  return `${name}: ${String(infected.length)} infected or attacking hosts of ${String(families)} kinds, ${String(devices)} benign devices on ${days} device-days`
}

const ratesOf = (name: string, hosts: readonly HostOutcome[]): string =>
  `${JSON.stringify({ dataset: datasetOf(name, hosts), rules: measuredOn(hosts) }, null, 2)}\n`

const policyFor = ({ policyFile }: EvaluateOptions): Promise<ScoringPolicy> =>
  policyFile === null ? Promise.resolve(CURRENT_POLICY) : readPolicyFile(policyFile)

/**
 * Measures the engine on a folder of labelled captures: replays each through the real parse, detect and score path and
 * returns how well it did, as text. Throws when the folder has no valid captures.json.
 */
export const evaluateFolder = async (folder: string, options: EvaluateOptions): Promise<string> => {
  const policy = await policyFor(options)
  const captures = await readCapturesIndex(folder)
  const replay = (policyOf: PolicyOf, sees: PoorerSensor['sees'] = () => true): Promise<Replayed> =>
    replayCaptures(folder, captures, { policyOf, sees })
  const asked = await replay(() => policy)
  const sets = [setOf(`policy ${policy.version}`, asked, policy)]
  if (options.calibrates) {
    const counted = { ...policy, measured: measuredOn(asked.hosts) }
    sets.push(setOf('expert alone', await replay(() => expertOnly(policy)), policy))
    sets.push(setOf('counted here', await replay(() => counted), policy))
    sets.push(setOf('left out', await replay(leftOutPolicies(asked.hosts, policy)), policy))
  }
  if (options.impoverishes) {
    for (const { name, sees } of POORER_SENSORS) sets.push(setOf(name, await replay(() => policy, sees), policy))
  }
  if (options.jsonFile !== null) await writeFile(options.jsonFile, jsonOf(sets, policy))
  const name = options.dataset ?? path.basename(path.resolve(folder))
  if (options.ratesFile !== null) await writeFile(options.ratesFile, ratesOf(name, asked.hosts))
  const summary = summariseEvaluation(asked.hosts, asked, policy.baseRate)
  const text = evaluationText(asked.hosts, summary, ruleRatesOf(asked.hosts), asked.unread)
  return sets.length > 1 ? `${text}\n\n${comparisonText(sets)}` : text
}
