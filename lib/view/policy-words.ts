import { KILL_CHAIN_STAGES, type KillChainStage } from '@/lib/domain/kill-chain'
import type { PolicySection, PolicyUnit } from '@/lib/domain/policy-settings'
import { formatShare } from './format-number'
import { oddsText } from './rule-words'
import { stageName } from './stage-name'

/** What a section of the policy is about. */
export const SECTION_TITLES = {
  base: 'Where every device begins',
  indicators: 'What signs and weaknesses add together',
  time: 'How things age',
  context: 'What is known around a device',
  threat: 'What makes a threat',
  rules: 'What each rule counts',
} as const satisfies Record<PolicySection, string>

const THIN = '\u2009'

/** At most six digits that matter: small rates keep theirs. */
const plain = (value: number): string => String(Number(value.toPrecision(6)))

/** A number of the policy as it is read: `1 %`, `72 h`, `×7.4 the odds (2.00)`. */
export const policyValueText = (value: number, unit: PolicyUnit): string => {
  if (unit === 'log-odds') return `${oddsText(value)} odds (${value.toFixed(2)})`
  if (unit === 'share') return value > 0 && value < 0.001 ? `${plain(value * 100)}${THIN}%` : formatShare(value)
  if (unit === 'factor') return `× ${plain(value)}`
  return `${plain(value)} ${unit === 'hours' ? 'h' : unit}`
}

/** What a field of a number expects. */
export const policyUnitText = (unit: PolicyUnit, min: number, max: number): string => {
  const range = `${plain(min)} to ${plain(max)}`
  if (unit === 'log-odds') return `${range}, log-odds: 1 makes the odds 2.7 times, 0 counts nothing`
  if (unit === 'share') return `${range}, as a share: 0.01 is 1${THIN}%`
  return unit === 'factor' ? `${range}, what is left` : `${range} ${unit}`
}

const isStage = (member: string): member is KillChainStage => KILL_CHAIN_STAGES.some((stage) => stage === member)

/** A number's name in full: `Half-life of signs of impact`, `Beaconing: weight`. */
export const policyNumberName = ({ name, member, ruleId }: { name: string; member: string; ruleId: string | null }) => {
  if (ruleId !== null) return `${member}: ${name.charAt(0).toLowerCase()}${name.slice(1)}`
  if (member === '') return name
  return `${name} ${isStage(member) ? stageName(member).toLowerCase() : member.replaceAll('-', ' ')}`
}

const MEANINGS: Readonly<Record<string, (before: string, after: string, isMore: boolean) => string>> = {
  'base-rate': (before, after) => `Every device begins at ${after} instead of ${before}, before anything is seen.`,
  'prior-hosts': (_, __, isMore) =>
    isMore ? 'What was counted moves weights less.' : 'What was counted moves weights more.',
  weight: (before, after) => `A full finding changes the odds of a breach by ${after} instead of ${before}.`,
  found: (_, __, isMore) =>
    `The expert has it find ${isMore ? 'more' : 'fewer'} attacks: it weighs ${isMore ? 'more' : 'less'}.`,
  'false-alarms': (_, __, isMore) =>
    `The expert has it fire ${isMore ? 'more' : 'less'} on healthy devices: it weighs ${isMore ? 'less' : 'more'}.`,
  'half-life': (before, after) => `A sign that is not seen again counts half after ${after} instead of ${before}.`,
  'lasting-half-life': (before, after) => `A strong sign counts half after ${after} at least, instead of ${before}.`,
  chance: (before, after) => `Within 30 days ${after} of reachable devices are attacked by it, instead of ${before}.`,
  'class-ceiling': (before, after) => `No finding of the class counts more than ${after}, instead of ${before}.`,
  exposure: (_, __, isMore) => `What is reached from there counts ${isMore ? 'more' : 'less'} in both scores.`,
}

/** What 0 means for a rule. */
const SILENCED: Readonly<Record<string, string>> = {
  weight: 'The rule counts no more in breach likelihood.',
  'facilitator-weight': 'The rule counts no more in breach likelihood.',
  chance: 'The rule counts no more in threat level.',
}

/** What a change of a number means for the scores, in a sentence. */
export const policyChangeMeaning = (
  { key, unit }: { key: string; unit: PolicyUnit },
  before: number,
  after: number,
): string => {
  const [id = ''] = key.split('.')
  const silenced = after === 0 ? SILENCED[id] : undefined
  if (silenced !== undefined) return silenced
  const told = MEANINGS[id]?.(policyValueText(before, unit), policyValueText(after, unit), after > before)
  return told ?? (after > before ? 'It counts more.' : 'It counts less.')
}

/** `about 1,200 of 98,000`, from what was seen in a sample. */
export const scaledUp = (seen: number, looked: number, all: number): number =>
  looked === 0 ? 0 : Math.round((seen / looked) * all)
