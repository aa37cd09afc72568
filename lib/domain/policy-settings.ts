import { EXPOSURES, RULE_CLASSES } from './finding'
import { KILL_CHAIN_STAGES } from './kill-chain'

/** What a number of the scoring policy is counted in; ranges and screens go by it. */
export const POLICY_UNITS = ['share', 'log-odds', 'hours', 'days', 'factor', 'hosts'] as const
export type PolicyUnit = (typeof POLICY_UNITS)[number]

/** Where a number stands on the page of the policy, in this order. */
export const POLICY_SECTIONS = ['base', 'indicators', 'time', 'context', 'threat', 'rules'] as const
export type PolicySection = (typeof POLICY_SECTIONS)[number]

/** What acts may heal a device, as the policy names them. */
export const HEALINGS = ['reflash', 'update', 'rotation', 'reboot'] as const

/** A number there is once, once a member of a list, or once a rule of a kind. */
export type SettingOf = readonly string[] | 'indicator' | 'facilitator' | null

/** A changeable number of the scoring policy; the key of one is its id, or `id.member`, or `id.rule`. */
export type PolicySetting = {
  name: string
  section: PolicySection
  unit: PolicyUnit
  min: number
  max: number
  of: SettingOf
  /** Where the built-in number comes from; empty where each rule says so itself. */
  source: string
}

const setting = (
  section: PolicySection,
  name: string,
  unit: PolicyUnit,
  [min, max]: readonly [number, number],
  source: string,
  of: SettingOf = null,
): PolicySetting => ({ section, name, unit, min, max, source, of })

/**
 * Every number that an administrator may change, with the range in which the model keeps its laws: what is not here
 * (the edges of the bands, the ceiling that is fitted to them, the shape of sums) is fixed.
 */
export const POLICY_SETTINGS = {
  'base-rate': setting(
    'base',
    'Base rate',
    'share',
    [0.0001, 0.2],
    'Model: an ordinary fleet at a moment; never fitted',
  ),
  'prior-hosts': setting(
    'base',
    'Hosts an expert’s word stands for',
    'hosts',
    [1, 1_000],
    'Argument: a handful of captures must not overturn what is known',
  ),
  'class-ceiling': setting(
    'indicators',
    'At most, one finding of class',
    'log-odds',
    [0, 6.5],
    'Model: regularity 1, ordinary 2.5, C2 signs 4.5, own acts 5.5, listed 6.5',
    RULE_CLASSES,
  ),
  'attempts-max': setting(
    'indicators',
    'At most, all attempts together',
    'log-odds',
    [0, 0.5],
    'Model: being attacked is not being breached',
  ),
  'facilitation-share': setting(
    'indicators',
    'More believable with a weakness that enables it',
    'share',
    [0, 1],
    'Model: a quarter of the sign’s own strength',
  ),
  'facilitation-max': setting(
    'indicators',
    'More believable with a weakness, at most',
    'log-odds',
    [0, 1],
    'Model: half a nat',
  ),
  'facilitator-max': setting('indicators', 'At most, all weaknesses together', 'log-odds', [0, 3], 'Model: 1.5'),
  'progression-weight': setting(
    'indicators',
    'For each further stage',
    'factor',
    [0, 2],
    'Model: 0.8 of the stage’s strength beyond one half',
  ),
  'progression-max': setting(
    'indicators',
    'At most, all further stages',
    'log-odds',
    [0, 5],
    'Model: three full further stages',
  ),
  'observed-clear': setting(
    'indicators',
    'Well watched and quiet',
    'log-odds',
    [0, 2],
    'Model: half a nat at full coverage',
  ),
  'half-life': setting(
    'time',
    'Half-life of signs of',
    'hours',
    [1, 2_160],
    'Model: after this long without being seen again a sign counts half',
    KILL_CHAIN_STAGES,
  ),
  'lasting-half-life': setting(
    'time',
    'Half-life of strong signs at least',
    'hours',
    [1, 2_160],
    'Model: a breached device does not heal by keeping quiet',
  ),
  'judged-true': setting('time', 'Judged true does not age for', 'days', [0, 90], 'Model: a week'),
  'related-max': setting(
    'context',
    'Breached peers with the same sign, at most',
    'log-odds',
    [0, 4],
    'Model: six or more say as much as can be said',
  ),
  'kept-by-peers': setting(
    'context',
    'Healthy peers leave at least',
    'share',
    [0, 1],
    'Model: peers never take more than half',
  ),
  campaign: setting(
    'context',
    'A weakness that an active campaign uses',
    'log-odds',
    [0, 2],
    'Model: a factor of two in the odds',
  ),
  history: setting('context', 'Breached before', 'log-odds', [0, 3], 'Model: what was taken once is taken again'),
  'history-half-life': setting('context', 'Breached before counts half after', 'days', [1, 365], 'Model: 30 days'),
  healing: setting(
    'context',
    'Left of a sign after',
    'factor',
    [0, 1],
    'Model: a reboot only removes what lives in memory',
    HEALINGS,
  ),
  exposure: setting(
    'threat',
    'Reached from',
    'factor',
    [0, 1],
    'Model: internet 1, site 0.5, isolated 0.2, unknown 0.7',
    EXPOSURES,
  ),
  compensated: setting('threat', 'Left with a compensating control', 'factor', [0, 1], 'Model: it stops two of three'),
  'unknown-chance': setting(
    'threat',
    'Chance of use where nobody knows',
    'share',
    [0.01, 0.5],
    'Model: the geometric mean of 0.01 and 0.5',
  ),
  'epss-share': setting(
    'threat',
    'Share of EPSS one device sees',
    'share',
    [0, 1],
    'Model, expert: EPSS is the chance of use anywhere',
  ),
  'exploited-min': setting(
    'threat',
    'Known to be exploited, at least',
    'share',
    [0, 0.98],
    'Model: CISA’s Known Exploited Vulnerabilities are in use',
  ),
  'neighbour-share': setting('threat', 'A breached neighbour tries', 'share', [0, 1], 'Model: half the time'),
  'entry-share': setting('threat', 'A way in earns alone', 'share', [0, 1], 'Model: 0.6 + 0.4 · inner weakness'),
  weight: setting('rules', 'Weight', 'log-odds', [0, 6.5], '', 'indicator'),
  found: setting('rules', 'Found, by an expert', 'share', [0.0001, 1], '', 'indicator'),
  'false-alarms': setting('rules', 'False alarms a device-day, by an expert', 'share', [0.000001, 1], '', 'indicator'),
  'facilitator-weight': setting('rules', 'Weight', 'log-odds', [0, 0.8], '', 'facilitator'),
  chance: setting('rules', 'Used in 30 days', 'share', [0, 0.98], '', 'facilitator'),
} as const satisfies Record<string, PolicySetting>
