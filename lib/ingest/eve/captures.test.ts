import { describe, expect, test } from 'vitest'
import { captureLines, hasCaptures } from '@/lib/testing/captures'
import { parseEve } from './parse-eve'

type Counts = Readonly<Record<string, number>>

/** Records by kind (flows by what became of them), rejects and ignored lines. */
const countsOf = (file: string): Counts => {
  const { records, rejects, ignored } = parseEve(captureLines(file))
  const counts: Record<string, number> = {}
  const count = (what: string, by: number): void => {
    if (by > 0) counts[what] = (counts[what] ?? 0) + by
  }
  for (const record of records) count(record.kind === 'flow' ? record.result : record.kind, 1)
  count('rejects', rejects.length)
  count('ignored', ignored)
  return counts
}

describe.skipIf(!hasCaptures())('EVE of the captures', () => {
  test.each<[string, Counts]>([
    ['captures/iot23-3-1-muhstik-c2.eve.json.gz', { answered: 7, unanswered: 1 }],
    ['captures/slips-test12-icmp-scan.eve.json.gz', { answered: 11, unanswered: 7 }],
    ['captures/slips-test19-ssh-bruteforce.eve.json.gz', { alert: 73, answered: 67, ssh: 66 }],
    [
      'captures/slips-test6.suricata.json.gz',
      {
        alert: 748,
        answered: 581,
        dns: 340,
        http: 56,
        ignored: 340,
        partial: 452,
        refused: 1939,
        tls: 1,
        transfer: 3,
        unanswered: 540,
      },
    ],
    ['benign-iot/blink-cam-03.eve.json.gz', { ignored: 92, partial: 130, unanswered: 114 }],
    ['benign-iot/setup/D-LinkDayCam.eve.json.gz', { unanswered: 17 }],
    [
      'benign-iot/setup/D-LinkDoorSensor.eve.json.gz',
      { answered: 80, dns: 9, ignored: 9, partial: 18, tls: 71, unanswered: 2 },
    ],
    [
      'benign-iot/setup/D-LinkHomeHub.eve.json.gz',
      { answered: 777, dns: 341, http: 256, ignored: 373, partial: 10, tls: 220, transfer: 396, unanswered: 119 },
    ],
    [
      'benign-iot/setup/D-LinkWaterSensor.eve.json.gz',
      { answered: 591, dns: 342, http: 76, ignored: 342, tls: 150, transfer: 76, unanswered: 14 },
    ],
    ['benign-iot/setup/EdimaxCam1.eve.json.gz', { unanswered: 45 }],
    ['benign-iot/setup/EdimaxCam2.eve.json.gz', { unanswered: 30 }],
    [
      'benign-iot/setup/EdimaxPlug2101W.eve.json.gz',
      { answered: 123, dns: 81, http: 14, ignored: 85, partial: 21, transfer: 28, unanswered: 49 },
    ],
    ['benign-iot/setup/EdnetCam1.eve.json.gz', { ignored: 122, unanswered: 15 }],
    ['benign-iot/setup/EdnetCam2.eve.json.gz', { ignored: 97, unanswered: 20 }],
    ['benign-iot/setup/HomeMaticPlug.eve.json.gz', { partial: 7 }],
    ['benign-iot/setup/SmarterCoffee.eve.json.gz', { ignored: 20, partial: 2, unanswered: 10 }],
    [
      'benign-iot/setup/TP-LinkPlugHS100.eve.json.gz',
      { answered: 88, dns: 51, ignored: 71, partial: 10, tls: 19, unanswered: 13 },
    ],
    [
      'benign-iot/setup/WeMoInsightSwitch2.eve.json.gz',
      { answered: 48, dns: 30, ignored: 35, tls: 25, unanswered: 17 },
    ],
    [
      'benign-iot/setup/WeMoLink.eve.json.gz',
      { answered: 422, dns: 331, ignored: 351, partial: 7, tls: 149, unanswered: 441 },
    ],
    [
      'benign-iot/setup/WeMoSwitch2.eve.json.gz',
      { answered: 48, dns: 110, http: 1, ignored: 112, tls: 9, transfer: 2, unanswered: 65 },
    ],
    ['benign-iot/setup/iKettle2.eve.json.gz', { ignored: 20, unanswered: 10 }],
    ['benign-iot/sifely-hub-01.eve.json.gz', { ignored: 496, partial: 6979, unanswered: 544 }],
    ['formats/suricata/ndpi-WebattackRCE.eve.json.gz', { ignored: 1, partial: 797 }],
    ['formats/suricata/ndpi-WebattackSQLinj.eve.json.gz', { answered: 9, http: 9, ignored: 1, transfer: 9 }],
    [
      'formats/suricata/ndpi-alexa-app.eve.json.gz',
      { answered: 147, dns: 31, http: 22, ignored: 33, partial: 2, refused: 2, tls: 88, transfer: 18, unanswered: 9 },
    ],
    ['formats/suricata/ndpi-bacnet.eve.json.gz', { ignored: 1, unanswered: 12 }],
    ['formats/suricata/ndpi-bad-dns-traffic.eve.json.gz', { alert: 2, answered: 3, dns: 162, ignored: 221 }],
    ['formats/suricata/ndpi-coap_mqtt.eve.json.gz', { answered: 8, ignored: 1, partial: 3, unanswered: 5 }],
    ['formats/suricata/ndpi-dnp3.eve.json.gz', { answered: 8, ignored: 1 }],
    ['formats/suricata/ndpi-dns-tunnel-iodine.eve.json.gz', { alert: 222, answered: 1, dns: 212, ignored: 223 }],
    ['formats/suricata/ndpi-dns_exfiltration.eve.json.gz', { answered: 1, dns: 150, ignored: 151 }],
    ['formats/suricata/ndpi-exe_download.eve.json.gz', { alert: 1, answered: 1, http: 1, ignored: 1, transfer: 1 }],
    ['formats/suricata/ndpi-irc.eve.json.gz', { alert: 3, answered: 1, ignored: 11 }],
    [
      'formats/suricata/ndpi-log4j-webapp-exploit.eve.json.gz',
      { alert: 2, answered: 6, http: 3, ignored: 1, refused: 1, transfer: 3 },
    ],
    ['formats/suricata/ndpi-mining.eve.json.gz', { alert: 8, answered: 4, ignored: 1 }],
    ['formats/suricata/ndpi-modbus.eve.json.gz', { ignored: 1, partial: 1 }],
    ['formats/suricata/ndpi-mqtt.eve.json.gz', { ignored: 1, partial: 2 }],
    ['formats/suricata/ndpi-nest_log_sink.eve.json.gz', { answered: 16, dns: 7, ignored: 9, partial: 1 }],
    [
      'formats/suricata/ndpi-rtsp.eve.json.gz',
      { alert: 12, answered: 6, http: 34, ignored: 1, partial: 1, transfer: 12 },
    ],
    ['formats/suricata/ndpi-ssh.eve.json.gz', { answered: 2, ignored: 1, ssh: 2 }],
    ['formats/suricata/ndpi-synscan.eve.json.gz', { answered: 3, ignored: 1, refused: 5, unanswered: 1986 }],
    ['formats/suricata/ndpi-telnet.eve.json.gz', { answered: 1, ignored: 1 }],
    ['formats/suricata/ndpi-tplink_shp.eve.json.gz', { ignored: 1, unanswered: 251 }],
    ['formats/suricata/ndpi-tuya_lp.eve.json.gz', { ignored: 1, unanswered: 13 }],
    ['formats/suricata/ndpi-upnp.eve.json.gz', { ignored: 1, unanswered: 2 }],
    ['formats/suricata/stats-event.eve.json', { ignored: 1 }],
    [
      'formats/suricata/suricata-verify-protocols.eve.json.gz',
      {
        alert: 49,
        answered: 132,
        dns: 1,
        http: 74,
        ignored: 385,
        partial: 9,
        refused: 1,
        rejects: 3,
        ssh: 2,
        tls: 1,
        transfer: 125,
        unanswered: 17,
      },
    ],
  ])('%s comes to %j', (file, expected) => {
    expect(countsOf(file)).toEqual(expected)
  })

  test('a sensor that logs each direction as a flow shows no failed session and no server as a client', () => {
    const { records } = parseEve(captureLines('benign-iot/blink-cam-03.eve.json.gz'))
    const tcp = records.filter((record) => record.kind === 'flow' && record.transport === 'tcp')
    expect(tcp.map((record) => record.kind === 'flow' && record.result)).toEqual(tcp.map(() => 'partial'))
    expect(new Set(tcp.map(({ responder }) => responder.port))).toEqual(new Set([443]))
  })

  test('no record is dated by the clock of the conversion', () => {
    const { records } = parseEve(captureLines('captures/iot23-3-1-muhstik-c2.eve.json.gz'))
    const days = records.map(({ observedAt }) => new Date(observedAt).toISOString().slice(0, 10))
    expect(new Set(days)).toEqual(new Set(['2018-05-19', '2018-05-20', '2018-05-21']))
  })
})
