import type { ScoringPolicy } from '../policy'
import { FACILITATOR_WEIGHTS_2026_1 } from './facilitators-2026-1'
import { INDICATOR_RATES_2026_1 } from './rates-2026-1'

/**
 * The first policy. "Model" names the reviewed scoring model of this product (an expert's choice, argued there);
 * everything else names its source itself.
 */
export const POLICY_2026_1: ScoringPolicy = {
  version: '2026.1',
  /** Model: about 1 % of an ordinary fleet is compromised at a moment. Never fitted to a capture set. */
  baseRate: 0.01,
  indicators: INDICATOR_RATES_2026_1,
  /** Model. */
  priorHosts: 4,
  /** Nothing was counted yet: expert weights alone. */
  measured: {},
  measuredOn: '',
  /** Nobody has set one. */
  weights: {},
  facilitators: FACILITATOR_WEIGHTS_2026_1,
  /** Model: regularity alone 1; ordinary 2.5; C2 signs 4.5; own acts 5.5; listed with two-way contact 6.5. */
  classCeilings: { novelty: 1, ordinary: 2.5, strong: 4.5, conclusive: 5.5, listed: 6.5 },
  /** Argument: half, so that no rule nobody has thought about accuses a device alone (5.5 / 2 is far below 4.6). */
  unlistedShare: 0.5,
  /** Argument: the lower third of 0.1 to 0.8. */
  unlistedFacilitatorWeight: 0.3,
  /** Model: one nat, a factor of e either way. */
  expertError: 1,
  /** Model: a quarter of the sign's own strength, at most half a nat. */
  facilitation: { share: 0.25, max: 0.5 },
  /** Model: hours after which a sign that was not seen again counts half. */
  halfLifeHours: {
    reconnaissance: 6,
    'initial-access': 24,
    execution: 72,
    persistence: 168,
    'command-and-control': 72,
    'lateral-movement': 24,
    impact: 24,
  },
  /**
   * Model: 168 h from w·c = 4, since a breached device does not heal by keeping quiet. The rise from 3 to 4 is ours:
   * without it a hair of confidence would multiply the half-life by seven.
   */
  lasting: { hours: 168, from: 3, full: 4 },
  /** Model. */
  judgedTrueDays: 7,
  /** Model: being attacked is not being breached. */
  attemptsMax: 0.5,
  facilitator: {
    /** Argument: a quarter of the weight a level, high as the reference, since rules state their weight for high. */
    severity: { info: 0.25, low: 0.5, medium: 0.75, high: 1, critical: 1.25 },
    /** Model: 0.1 to 0.8 each, 1.5 together. */
    min: 0.1,
    max: 0.8,
    totalMax: 1.5,
  },
  /** Model: later ones of the same thing add less and less; sums stay finite. */
  saturation: { family: 2, facilitator: 1.5, hole: 2 },
  /** Model: weak findings (below 0.5) open no stage; three full further stages reach the maximum. */
  progression: { threshold: 0.5, weight: 0.8, max: 2.4 },
  related: {
    /** Model: six or more breached peers with the same sign say as much as can be said. */
    upMax: 2,
    /** Model: peers never take more than half. */
    keptMin: 0.5,
    /** Model: what a vendor's roll-out explains; never scan, guessing, flood, dns, known-bad, integrity. */
    loweredFamilies: ['new-destination', 'new-service', 'transfer', 'identity', 'c2-channel', 'c2-timing'],
  },
  /** Model: a factor of two in the odds, two campaigns at most. */
  campaign: { logOdds: 0.7, countMax: 2 },
  /** Model: what was taken once is taken again; halves in 30 days, forgotten after 90. */
  history: { logOdds: 1, halfLifeDays: 30, days: 90 },
  /** Model: what is left of a sign after healing; a reboot only removes malware that lives in memory. */
  healing: { reflash: 0.15, update: 0.5, rotation: 0.6, reboot: 0.7 },
  /** Model: a well watched quiet device is below the base rate. */
  observedClear: 0.5,
  /** Model: log-odds of 19.5, 49.5 and 74.5, so that signs of 1, 2 and 3 nats stay at the edges of the bands. */
  ceiling: [
    [1, -1.418],
    [2, -0.02],
    [3, 1.072],
  ],
  /** Model: log-odds of 99. */
  confirmedLogOdds: 4.6,
  /** 1.28: the 90th percentile of the normal distribution, so 80 % lie between. 1.5, model: nothing assessed. */
  interval: { z: 1.28, coverageError: 1.5 },
  /** Model: below a tenth there is nothing to speak of. */
  coverageMin: 0.1,
  threat: {
    /** Model; the ends of unknown are those of the known ones. */
    exposure: { internet: 1, site: 0.5, isolated: 0.2, unknown: { low: 0.2, estimate: 0.7, high: 1 } },
    openness: { flat: 1, segmented: 0.3, unknown: { low: 0.3, estimate: 0.6, high: 1 } },
    /** Model: a compensating control stops two of three. */
    compensated: 0.3,
    /** Model: 0.01 to 0.5; the estimate is their geometric mean, 0.0707. */
    unknownP: { low: 0.01, estimate: 0.07, high: 0.5 },
    /** Model, expert: EPSS is the chance of exploitation anywhere within 30 days, a device sees a fifth of it. */
    epssShare: 0.2,
    /** Model: CISA's Known Exploited Vulnerabilities are in use. */
    exploitedMin: 0.5,
    /** Model: nothing is certain, and -ln(1 - p) stays finite. */
    pMax: 0.98,
    /** Model: a breached neighbour tries half the time. */
    neighbour: { share: 0.5, scoreMin: 50 },
    entryStages: ['reconnaissance', 'initial-access', 'execution'],
    /** Model: 0.6 + 0.4·Q. */
    entryShare: 0.6,
    /** Argument: even odds when nothing is known; no data must not look like no risk. */
    unknownShare: 0.5,
  },
}
