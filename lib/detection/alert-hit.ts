import type { RaisedAlert } from './facts/alert-facts'
import { rampConfidence } from './confidence'
import { recordsWhere } from './evidence-match'
import { alertTitle } from './fold/fold-alert'
import type { Hit, Rule } from './rule'

/** One alert may be a mistake of its rule; five of the same are not. */
const ALERTS_FULL = 5
const ONE_ALERT = 0.7

/** What all hits about an alert of a monitor have in common. `quality` 0 to 1: how much such alerts are worth. */
export const alertHit = (
  { title, ip, firstAt, lastAt, count }: RaisedAlert,
  rule: Pick<Rule, 'severity'>,
  quality = 1,
): Hit => ({
  subject: title,
  confidence: rampConfidence(count, 1, ALERTS_FULL, ONE_ALERT) * quality,
  severity: rule.severity,
  exposure: 'unknown',
  firstSeenAt: firstAt,
  lastSeenAt: lastAt,
  count,
  summary: `A network monitor raised ${count === 1 ? 'an alert' : `${String(count)} alerts`} about the device and ${ip === '' ? 'others' : ip}: ${title}`,
  isEvidence: recordsWhere('alert', (alert) => alertTitle(alert) === title),
})
