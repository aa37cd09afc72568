import type { ScoringPolicy } from '../policy'
import { POLICY_2026_1 } from './2026-1'
import { INDICATOR_RATES_2026_2 } from './rates-2026-2'
import rates from './rates.generated.json'

/**
 * The second policy: the numbers of the first, with rules for what a network monitor logs beside flows, and with the
 * weights of indicators calibrated on labelled captures (`npm run evaluate -- <folder> --rates FILE --dataset NAME` counts them
 * anew: that makes another policy, since one that was used is never changed).
 */
export const POLICY_2026_2: ScoringPolicy = {
  ...POLICY_2026_1,
  version: '2026.2',
  indicators: INDICATOR_RATES_2026_2,
  /**
   * Argument: labelled captures are no random sample of malware. Four scanners in a folder that shows no guessing do not
   * make guessing rarer, so a handful of hosts must not move a rule of another technique by much. With 4, as before, two
   * of nine hosts fell below high when their own family was left out of the counting.
   */
  priorHosts: 20,
  measured: rates.rules,
  measuredOn: rates.dataset,
}
