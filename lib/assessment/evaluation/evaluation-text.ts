import type { HostOutcome } from './host-outcome'
import { TIERS, type RuleRate } from './rule-rates'
import type { EvaluationSummary } from './summarise-evaluation'

/** A capture of the folder that this version cannot read, and why. */
export type Unread = { capture: string; reason: string }

const number = (value: number | null, digits = 1): string => (value === null ? '-' : value.toFixed(digits))

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const hostRows = (hosts: readonly HostOutcome[]): string[][] => [
  ['capture', 'host', 'label', 'peak', 'at end', 'min to high', 'records', 'stages'],
  ...hosts.map((host) => [
    host.capture,
    host.ip,
    host.label,
    number(host.peak),
    number(host.atEnd),
    number(host.minutesToHigh),
    host.recordsToHigh === null ? '-' : String(host.recordsToHigh),
    host.stages.join(' '),
  ]),
]

const ruleRows = (rules: readonly RuleRate[]): string[][] => [
  ['rule', 'found', 'of', 'false', 'device-days', ...TIERS],
  ...rules.map(({ ruleId, tp, n, fp, nb, tiers }) => [
    ...[ruleId, String(tp), String(n), String(fp), number(nb)],
    ...TIERS.map((tier) => `${String(tiers[tier].tp)}/${String(tiers[tier].fp)}`),
  ]),
]

const summaryLines = (summary: EvaluationSummary): string[] => [
  `Infected hosts at high or above: ${String(summary.detected)} of ${String(summary.infected)}`,
  `Benign hosts at high or above: ${String(summary.falsePositives)} of ${String(summary.benign)} (${number(summary.falseAlarmsPerDeviceDay, 3)} per device-day)`,
  `ROC AUC ${number(summary.auc, 3)}, Brier ${number(summary.brier, 3)}, stage F1 ${number(summary.stageF1, 2)}, median minutes to high ${number(summary.medianMinutesToHigh)}`,
  `Lowest infected host ${number(summary.lowestInfected)}, highest benign host ${number(summary.highestBenign)}`,
  `${String(summary.records)} records, ${String(summary.rejected)} rejected, ${String(summary.recordsPerSecond)} records/s`,
]

const reliabilityRows = (summary: EvaluationSummary): string[][] => [
  [`score re-based to ${number(100 * summary.prevalence)} % infected`, 'hosts', 'infected'],
  ...summary.reliability.map(({ from, to, n, infected }) => [
    `${String(from)}-${String(to)}`,
    String(n),
    String(infected),
  ]),
]

const stageRows = (summary: EvaluationSummary): string[][] => [
  ['stage', 'labelled and seen', 'labelled only', 'seen only'],
  ...summary.stages.map(({ stage, both, missed, extra }) => [stage, String(both), String(missed), String(extra)]),
]

/** The same hosts scored with several policies, side by side; the first is the one that was asked for. */
export type ScoredSet = { name: string; hosts: readonly HostOutcome[]; summary: EvaluationSummary }

const comparedRows = (sets: readonly ScoredSet[]): string[][] => [
  ['capture', 'host', 'label', ...sets.map(({ name }) => name)],
  ...(sets[0]?.hosts ?? []).map((host, index) => [
    ...[host.capture, host.ip, host.label],
    ...sets.map(({ hosts }) => number(hosts[index]?.peak ?? null)),
  ]),
]

/** Peaks and figures of the same hosts under several policies. */
export const comparisonText = (sets: readonly ScoredSet[]): string =>
  [table(comparedRows(sets)), ...sets.map(({ name, summary }) => `${name}\n${summaryLines(summary).join('\n')}`)].join(
    '\n\n',
  )

/** An evaluation as a person reads it. */
export const evaluationText = (
  hosts: readonly HostOutcome[],
  summary: EvaluationSummary,
  rules: readonly RuleRate[],
  unread: readonly Unread[],
): string =>
  [
    table(hostRows(hosts)),
    summaryLines(summary).join('\n'),
    table(reliabilityRows(summary)),
    table(stageRows(summary)),
    table(ruleRows(rules)),
    ...(unread.length === 0
      ? []
      : [`Not yet readable:\n${unread.map(({ capture, reason }) => `  ${capture}: ${reason}`).join('\n')}`]),
  ].join('\n\n')
