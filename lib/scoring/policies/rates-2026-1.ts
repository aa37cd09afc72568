import type { IndicatorRates } from '../policy'

const PROTOTYPE = 'first study of nine infected and 25 healthy hosts, expert guess'

/**
 * Expert rates of the indicator rules; ln(t0 / f0) is the weight until the evaluation has counted.
 * t0 stays low where only part of malware shows the act (few families scan, guess and flood on one host).
 */
export const INDICATOR_RATES_2026_1: Readonly<Record<string, IndicatorRates>> = {
  'horizontal-scan': { t0: 0.1, f0: 0.00067, source: `w 5: Zeek scan policy's threshold, ${PROTOTYPE}` },
  'vertical-scan': { t0: 0.1, f0: 0.00067, source: `w 5: Zeek scan policy's threshold, ${PROTOTYPE}` },
  'icmp-sweep': { t0: 0.1, f0: 0.00067, source: `w 5: Bro scan policy's first report, ${PROTOTYPE}` },
  'unnamed-fan-out': { t0: 0.2, f0: 0.00366, source: `w 4: endpoint lists of devices are short, ${PROTOTYPE}` },
  'login-guessing': { t0: 0.1, f0: 0.00067, source: `w 5: Zeek's guessing threshold, ${PROTOTYPE}` },
  'unanswered-beaconing': { t0: 0.3, f0: 0.015, source: `w 3: dead hard-coded server, ${PROTOTYPE}` },
  'fallback-endpoints': { t0: 0.3, f0: 0.0122, source: `w 3.2: fallback lists of malware, ${PROTOTYPE}` },
  'raw-channel': { t0: 0.5, f0: 0.041, source: `w 2.5: vendor clouds use raw odd ports too, ${PROTOTYPE}` },
  'long-raw-channel': { t0: 0.3, f0: 0.0406, source: `w 2: RITA long connections, ${PROTOTYPE}` },
  'irc-channel': { t0: 0.15, f0: 0.00275, source: `w 4: bots speak IRC, devices do not, ${PROTOTYPE}` },
  beaconing: { t0: 0.5, f0: 0.184, source: `w 1: IoT telemetry is itself a perfect beacon, ${PROTOTYPE}` },
  'connection-flood': { t0: 0.1, f0: 0.00067, source: `w 5: far above video, ${PROTOTYPE}` },
  'packet-flood': { t0: 0.1, f0: 0.00067, source: `w 5: far above video, ${PROTOTYPE}` },
  'bulk-transfer': { t0: 0.15, f0: 0.0123, source: `w 2.5: sensors send little, cameras to names, ${PROTOTYPE}` },
  'outbound-surge': {
    t0: 0.2,
    f0: 0.0271,
    source: 'w 2: own history beaten by far, but updates and backups do it too',
  },
  'new-listening-port': { t0: 0.15, f0: 0.0248, source: 'w 1.8: bots open a port, but so does a new firmware' },
  'report-silence': { t0: 0.2, f0: 0.09, source: 'w 0.8: malware stops agents, but networks fail far more often' },
  'login-after-failures': { t0: 0.1, f0: 0.00067, source: `w 5: typing errors end at five, ${PROTOTYPE}` },
  'system-file-change': { t0: 0.2, f0: 0.01, source: 'w 3: firmware of a device changes with announced updates only' },
  'unexpected-process': { t0: 0.3, f0: 0.0406, source: 'w 2: devices run a fixed set, updates and jobs aside' },
  'restart-loop': { t0: 0.1, f0: 0.03, source: 'w 1.2: failed exploits crash services, but so do plain faults' },
  'error-burst': { t0: 0.1, f0: 0.045, source: 'w 0.8: exploits leave errors, but plain faults leave far more' },
  'firmware-downgrade': { t0: 0.05, f0: 0.0068, source: 'w 2: vendors roll back seldom, and seldom without a word' },
  'unannounced-firmware': {
    t0: 0.05,
    f0: 0.011,
    source: 'w 1.5: firmware comes with a restart for it, but agents miss some restarts',
  },
  'weakened-protection': { t0: 0.1, f0: 0.011, source: 'w 2.2: turned off to stay unseen, or for service by people' },
  'new-account': { t0: 0.1, f0: 0.0135, source: 'w 2: a way back in, but people are given accounts too' },
  'inbound-scan': { t0: 0.4, f0: 0.327, source: `w 0.2: background noise of the internet, ${PROTOTYPE}` },
  'inbound-guessing': { t0: 0.4, f0: 0.268, source: `w 0.4: background noise of the internet, ${PROTOTYPE}` },
}
