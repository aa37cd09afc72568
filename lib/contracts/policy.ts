import { z } from 'zod'
import { POLICY_CHANGES_MAX, POLICY_REASON_LENGTH_MAX, settingKeyOf } from '@/lib/domain/policy-setting'
import { POLICY_SECTIONS, POLICY_SETTINGS, POLICY_UNITS, type PolicyUnit } from '@/lib/domain/policy-settings'
import { BandName, IsoTime } from './shared'

const VERSION_LENGTH_MAX = 32

const UNIT_WORDS = {
  share: 'as a share',
  'log-odds': 'in log-odds',
  hours: 'in hours',
  days: 'in days',
  factor: 'as a factor',
  hosts: 'in hosts',
} as const satisfies Record<PolicyUnit, string>

/** What is wrong with one changed number: what, where and what would be right; null when nothing is. */
const changeProblemOf = (key: string, value: number): string | null => {
  const found = settingKeyOf(key)
  if (found === null) return `${key.slice(0, 80)} is no number of the policy that can be changed`
  const { unit, min, max } = POLICY_SETTINGS[found.id]
  if (value >= min && value <= max) return null
  return `${key.slice(0, 80)} must be ${String(min)} to ${String(max)}, ${UNIT_WORDS[unit]}, got ${String(value)}`
}

/** Numbers of a policy by key, each within its range. Whether a rule of that name exists is asked later. */
export const PolicyChangesDocument = z
  .record(z.string().max(120), z.number())
  .refine((changes) => Object.keys(changes).length <= POLICY_CHANGES_MAX, {
    message: `at most ${String(POLICY_CHANGES_MAX)} numbers can differ`,
  })
  .check(({ value, issues }) => {
    for (const [key, number] of Object.entries(value)) {
      const problem = changeProblemOf(key, number)
      if (problem === null) continue
      issues.push({ code: 'custom', message: problem, input: number, path: [key.slice(0, 80)] })
      return
    }
  })

const PolicyReason = z
  .string()
  .trim()
  .min(1)
  .max(POLICY_REASON_LENGTH_MAX)
  .refine((text) => !/\p{Cc}/u.test(text), { message: 'must not hold control characters' })
const PolicyVersion = z.string().min(1).max(VERSION_LENGTH_MAX)

/** A version of the scoring policy, as a list shows it. */
export const PolicySummary = z.object({
  version: z.string(),
  isBuiltIn: z.boolean(),
  isActive: z.boolean(),
  /** The built-in it rests on, and the version it was made from; of a built-in itself. */
  base: z.string(),
  madeFrom: z.string(),
  /** Numbers that differ from the built-in. */
  differences: z.number().int(),
  reason: z.string().nullable(),
  madeBy: z.string().nullable(),
  madeAt: IsoTime.nullable(),
})
export type PolicySummary = z.infer<typeof PolicySummary>

/** One number of a version. */
export const PolicyNumber = z.object({
  key: z.string(),
  section: z.enum(POLICY_SECTIONS),
  name: z.string(),
  /** The stage, class, exposure ... it is about; empty when there is only one. */
  member: z.string(),
  /** The rule it is about, and its title. */
  ruleId: z.string().nullable(),
  unit: z.enum(POLICY_UNITS),
  value: z.number(),
  /** What the built-in says. */
  baseValue: z.number(),
  min: z.number(),
  max: z.number(),
  /** Where the built-in number comes from, or who set another. */
  source: z.string(),
})
export type PolicyNumber = z.infer<typeof PolicyNumber>

/** A version with every number that may be changed. `base` and `changes` are all there is to it: `vedette evaluate --policy` takes them. */
export const PolicyDocument = z.object({
  ...PolicySummary.shape,
  changes: z.record(z.string(), z.number()),
  numbers: z.array(PolicyNumber),
})
export type PolicyDocument = z.infer<typeof PolicyDocument>

/** What two versions say differently. */
export const PolicyDifference = z.object({
  from: z.string(),
  to: z.string(),
  items: z.array(
    z.object({ ...PolicyNumber.omit({ value: true, baseValue: true }).shape, before: z.number(), after: z.number() }),
  ),
})
export type PolicyDifference = z.infer<typeof PolicyDifference>

/** A change to be tried: the version it is made from and the numbers that become others. */
export const PolicyChangeRequest = z.object({ madeFrom: PolicyVersion, changes: PolicyChangesDocument })
export type PolicyChangeRequest = z.infer<typeof PolicyChangeRequest>

/** A change to be kept as a new version. */
export const PolicySaveRequest = z.object({ ...PolicyChangeRequest.shape, reason: PolicyReason })
export type PolicySaveRequest = z.infer<typeof PolicySaveRequest>

/** Puts a version in force. `before`: the one that was in force when this was decided. */
export const PolicyActivationRequest = z.object({ before: PolicyVersion, reason: PolicyReason })
export type PolicyActivationRequest = z.infer<typeof PolicyActivationRequest>

/** Which version is in force since when, and how far the fleet is scored by it. */
export const PolicyActivation = z.object({
  version: z.string(),
  versionBefore: z.string().nullable(),
  reason: z.string().nullable(),
  activatedBy: z.string().nullable(),
  /** Null when nobody ever chose: then it is the newest built-in. */
  activatedAt: IsoTime.nullable(),
  /** Devices looked at since, and how many there are. */
  devicesDone: z.number().int(),
  devices: z.number().int().nullable(),
  finishedAt: IsoTime.nullable(),
})
export type PolicyActivation = z.infer<typeof PolicyActivation>

const BandMove = z.object({
  band: BandName,
  before: z.number().int(),
  after: z.number().int(),
  entering: z.number().int(),
  leaving: z.number().int(),
})

const Movement = z.object({ devices: z.number().int(), breach: z.array(BandMove), threat: z.array(BandMove) })

const Score = z.number().int().nullable()

/** What a change would do to the fleet, scored anew from what is stored. Nothing is written. */
export const PolicyPreview = z.object({
  /** The version in force, that the fleet is compared with. */
  active: z.string(),
  at: IsoTime,
  /** Devices with a stored assessment, as the planner of the database or the counters know. */
  fleet: z.number().int(),
  /** Those of highest breach likelihood and of highest threat level: all of them were looked at. */
  highest: Movement,
  /** A sample of the others, the same for the same fleet. */
  sample: Movement,
  /** The others altogether, which the sample stands for. */
  others: z.number().int(),
  /** Devices whose inputs are no longer kept and that could not be scored anew. */
  notRepeatable: z.number().int(),
  moved: z.number().int(),
  movers: z.array(
    z.object({
      deviceId: z.string(),
      name: z.string(),
      breachBefore: Score,
      breachAfter: Score,
      threatBefore: Score,
      threatAfter: Score,
    }),
  ),
})
export type PolicyPreview = z.infer<typeof PolicyPreview>
