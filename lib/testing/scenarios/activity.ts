import { MINUTE_MS } from '@/lib/domain/time'
import {
  aClaim,
  aFileChange,
  aLogin,
  aProcess,
  aRestart,
  someErrors,
  someFailedLogins,
} from '@/lib/testing/some-events'
import { START } from '@/lib/testing/some-flows'
import { aReport, listening, someReports } from '@/lib/testing/some-reports'
import type { Scenario } from './scenario'

/** Thirteen reports: an hour, in which the device is learnt. */
const firstHour = someReports(13)
/** A report an hour for half a day. */
const hourly = (bytesOut: (hour: number) => number) =>
  Array.from({ length: 13 }, (_, hour) => aReport({ after: hour * 60, network: { bytesOut: bytesOut(hour) } }))
/** A day of reports, one each five minutes, and when the last came. */
const aDay = someReports(49)
const lastOfDay = START + 48 * 5 * MINUTE_MS

const firmware = (version: string, after: number) => aClaim({ firmware: { version, releasedAt: null } }, after)

export const ACTIVITY_SCENARIOS: readonly Scenario[] = [
  {
    ruleId: 'login-after-failures',
    attack: { says: 'a guesser gets in', records: [...someFailedLogins(30), aLogin(31, 'success')] },
    lookAlike: {
      says: 'an administrator mistypes twice and then signs in',
      records: [...someFailedLogins(2, '192.168.1.5'), aLogin(9, 'success', '192.168.1.5')],
    },
  },
  {
    ruleId: 'system-file-change',
    attack: { says: 'a start-up file is changed', records: [aFileChange(0, '/etc/init.d/rcS')] },
    lookAlike: {
      says: 'logs and settings change all the time',
      records: [aFileChange(0, '/var/log/messages'), aFileChange(9, '/etc/config/wireless')],
    },
  },
  {
    ruleId: 'unexpected-process',
    attack: { says: 'a program starts from a scratch folder', records: [aProcess(0, '/tmp/dvrHelper', './dvrHelper')] },
    lookAlike: {
      says: 'the firmware fetches its update by name',
      records: [aProcess(0, '/usr/bin/curl', 'curl https://updates.example.org/camera-1.2.3.4.bin')],
    },
  },
  {
    ruleId: 'restart-loop',
    attack: { says: 'it crashes each minute', records: Array.from({ length: 9 }, (_, i) => aRestart(i * 60, 'crash')) },
    lookAlike: {
      says: 'an update restarts twice and somebody presses the button',
      records: [aRestart(0, 'update'), aRestart(60, 'update'), aRestart(120, 'requested')],
    },
  },
  {
    ruleId: 'new-listening-port',
    attack: {
      says: 'a port opens on its second day',
      records: [...firstHour, aReport({ after: 65, tcp: listening(443, 4_444) })],
    },
    lookAlike: {
      says: 'a service starts late in the first hour',
      records: someReports(14, (i) => ({ tcp: i < 8 ? listening(443) : listening(443, 8_443) })),
    },
  },
  {
    ruleId: 'outbound-surge',
    attack: {
      says: 'a sensor sends thirty times what it ever sent',
      records: [...hourly(() => 400_000), aReport({ after: 785, network: { bytesOut: 13_000_000 } })],
    },
    lookAlike: {
      says: 'a camera that uploads each fourth hour uploads again',
      records: [
        ...hourly((hour) => (hour % 4 === 0 ? 9_000_000 : 50_000)),
        aReport({ after: 785, network: { bytesOut: 12_000_000 } }),
      ],
    },
  },
  {
    ruleId: 'report-silence',
    attack: { says: 'the agent falls silent', records: aDay, until: lastOfDay + 240 * MINUTE_MS },
    lookAlike: { says: 'one report is late', records: aDay, until: lastOfDay + 9 * MINUTE_MS },
  },
  {
    ruleId: 'error-burst',
    attack: { says: 'an exploit is tried again and again', records: someErrors(60, 5) },
    lookAlike: { says: 'it complains once a minute that it cannot reach its cloud', records: someErrors(60, 60) },
  },
  {
    ruleId: 'firmware-downgrade',
    attack: { says: 'an older version runs', records: [firmware('1.4.10', 0), firmware('1.4.9', 3_600)] },
    lookAlike: {
      says: 'version 1.4.10 follows 1.4.9',
      records: [firmware('1.4.9', 0), aRestart(3_500, 'update'), firmware('1.4.10', 3_600)],
    },
  },
  {
    ruleId: 'unannounced-firmware',
    attack: {
      says: 'another version runs and it only restarted for want of power',
      records: [aRestart(0, 'power'), firmware('1.4.9', 60), firmware('1.4.10', 3_600)],
    },
    lookAlike: {
      says: 'it was updated at night and describes itself in the morning',
      records: [firmware('1.4.9', 0), aRestart(10_000, 'update'), firmware('1.4.10', 40_000)],
    },
  },
  {
    ruleId: 'weakened-protection',
    attack: {
      says: 'logging is turned off',
      records: [aClaim({ logging: { enabled: true } }), aClaim({ logging: { enabled: false } }, 60)],
    },
    lookAlike: {
      says: 'it is set up: everything is off at first and then turned on',
      records: [
        aClaim({ logging: { enabled: false }, boot: { secure: false } }),
        aClaim({ logging: { enabled: true }, boot: { secure: true } }, 60),
      ],
    },
  },
  {
    ruleId: 'new-account',
    attack: {
      says: 'somebody makes an account to come back',
      records: [aClaim({ login: { accounts: ['admin'] } }), aClaim({ login: { accounts: ['admin', 'x'] } }, 60)],
    },
    lookAlike: {
      says: 'an account is taken away',
      records: [aClaim({ login: { accounts: ['admin', 'viewer'] } }), aClaim({ login: { accounts: ['admin'] } }, 60)],
    },
  },
]
