import type { IndicatorRates } from '../policy'
import { INDICATOR_RATES_2026_1 } from './rates-2026-1'

const PROTOTYPE = 'first study of nine infected and 25 healthy hosts, expert guess'

/** Expert rates of the indicator rules: those of the first policy, and of what monitors log beside flows. */
export const INDICATOR_RATES_2026_2: Readonly<Record<string, IndicatorRates>> = {
  ...INDICATOR_RATES_2026_1,
  'nxdomain-burst': { t0: 0.15, f0: 0.0015, source: `w 4.6: few families search, firmware does not, ${PROTOTYPE}` },
  'dns-tunnel': { t0: 0.05, f0: 0.00056, source: `w 4.5: rare, and hardly anything else looks like it, ${PROTOTYPE}` },
  'unusual-resolver': { t0: 0.1, f0: 0.05, source: 'w 0.7: malware brings its own, but networks change theirs' },
  'new-name': { t0: 0.3, f0: 0.15, source: 'w 0.7: every update of a firmware may bring one' },
  'slow-scan': { t0: 0.1, f0: 0.00247, source: `w 3.7: far above what a hub tries in a day, ${PROTOTYPE}` },
  'failing-contacts': {
    t0: 0.2,
    f0: 0.00447,
    source: `w 3.8: Jung et al. 2004, swarms and outages aside, ${PROTOTYPE}`,
  },
  'unnamed-peers': { t0: 0.2, f0: 0.0271, source: 'w 2: two families live in swarms, so do some cameras and calls' },
  'unusual-upload': { t0: 0.15, f0: 0.0335, source: 'w 1.5: theft is bulky, so are backups and logs sent once' },
  'peer-logins': { t0: 0.1, f0: 0.00498, source: 'w 3: intruders go on to neighbours, management servers too' },
  'new-destination': { t0: 0.5, f0: 0.25, source: 'w 0.7: clouds move between addresses all the time' },
  'call-back': {
    t0: 0.15,
    f0: 0.0123,
    source: `w 2.5: exploits call home, sessions seen badly look alike, ${PROTOTYPE}`,
  },
  'relayed-sessions': { t0: 0.1, f0: 0.0082, source: 'w 2.5: broken devices are sold as proxies, some serve as such' },
  'unnamed-download': {
    t0: 0.3,
    f0: 0.09,
    source: `w 1.2: loaders fetch from addresses, so do pages of old clouds, ${PROTOTYPE}`,
  },
  'direct-mail': {
    t0: 0.1,
    f0: 0.00247,
    source: `w 3.7: devices submit their mail, spammers deliver it, ${PROTOTYPE}`,
  },
  'payload-download': {
    t0: 0.2,
    f0: 0.00366,
    source: `w 4: programs from bare addresses are how bots spread, ${PROTOTYPE}`,
  },
  'fetching-tool': {
    t0: 0.2,
    f0: 0.01,
    source: `w 3: vendors fetch with these tools too, mostly from names, ${PROTOTYPE}`,
  },
  'injected-command-sent': {
    t0: 0.1,
    f0: 0.00067,
    source: `w 5: no firmware sends commands in requests, ${PROTOTYPE}`,
  },
  'injected-command-received': { t0: 0.4, f0: 0.296, source: `w 0.3: background noise of the internet, ${PROTOTYPE}` },
  'exploit-answered': {
    t0: 0.1,
    f0: 0.00067,
    source: 'w 5: as a login after guessing; a check of the owner does it too',
  },
  'web-guessing': { t0: 0.1, f0: 0.00067, source: `w 5: as guessing over other services, ${PROTOTYPE}` },
  'same-path': { t0: 0.1, f0: 0.0082, source: `w 2.5: one panel with many homes, ${PROTOTYPE}` },
  'bare-web-requests': { t0: 0.3, f0: 0.09, source: `w 1.2: careless vendors do it too, ${PROTOTYPE}` },
  'odd-tls': { t0: 0.2, f0: 0.0736, source: `w 1: vendor clouds make their own certificates too, ${PROTOTYPE}` },
  'malware-alert': { t0: 0.3, f0: 0.00333, source: `w 4.5: rules for one malware are seldom wrong, ${PROTOTYPE}` },
  'mining-alert': { t0: 0.05, f0: 0.00056, source: 'w 4.5: as other malware alerts; few families mine on devices' },
  'attack-alert': {
    t0: 0.15,
    f0: 0.0123,
    source: `w 2.5: attack rules match odd but honest clients too, ${PROTOTYPE}`,
  },
  'inbound-attack-alert': { t0: 0.4, f0: 0.296, source: `w 0.3: background noise of the internet, ${PROTOTYPE}` },
}
