import type { HostOutcome } from './host-outcome'
import type { RuleRate } from './rule-rates'
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
  ['rule', 'found', 'of', 'false', 'device-days'],
  ...rules.map(({ ruleId, tp, n, fp, nb }) => [ruleId, String(tp), String(n), String(fp), number(nb)]),
]

const summaryLines = (summary: EvaluationSummary): string[] => [
  `Infected hosts at high or above: ${String(summary.detected)} of ${String(summary.infected)}`,
  `Benign hosts at high or above: ${String(summary.falsePositives)} of ${String(summary.benign)} (${number(summary.falseAlarmsPerDeviceDay, 3)} per device-day)`,
  `ROC AUC ${number(summary.auc, 3)}, Brier ${number(summary.brier, 3)}, stage F1 ${number(summary.stageF1, 2)}, median minutes to high ${number(summary.medianMinutesToHigh)}`,
  `${String(summary.records)} records, ${String(summary.rejected)} rejected, ${String(summary.recordsPerSecond)} records/s`,
]

const reliabilityRows = (summary: EvaluationSummary): string[][] => [
  ['re-based score', 'hosts', 'infected'],
  ...summary.reliability.map(({ from, to, n, infected }) => [
    `${String(from)}-${String(to)}`,
    String(n),
    String(infected),
  ]),
]

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
    table(ruleRows(rules)),
    ...(unread.length === 0
      ? []
      : [`Not yet readable:\n${unread.map(({ capture, reason }) => `  ${capture}: ${reason}`).join('\n')}`]),
  ].join('\n\n')
