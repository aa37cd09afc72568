import { describe, expect, test } from 'vitest'
import { TEST_ENV } from '@/lib/testing/capture-replay'
import { captureLines, hasCaptures } from '@/lib/testing/captures'
import { parseEve } from '@/lib/ingest/eve/parse-eve'
import { newHostReplay, replayRecords } from './replay-host'

/** The indicator rules that find something on a host of a sample, in the order of the records as they were logged. */
const foundOn = (sample: string, ip: string): string[] => {
  const { records } = parseEve(captureLines(`formats/suricata/${sample}.eve.json.gz`))
  const sorted = [...records].sort((a, b) => a.observedAt - b.observedAt)
  const replay = newHostReplay(ip)
  replayRecords(replay, sorted, { networks: [], listed: new Set([ip]) }, TEST_ENV)
  const found = [...replay.findings.values()].filter(({ kind }) => kind === 'indicator')
  return [...new Set(found.map(({ ruleId }) => ruleId))].sort()
}

/** Samples that show one thing each, by their names, and the rules that must see it. */
const SHOWN: readonly (readonly [sample: string, ip: string, rules: readonly string[]])[] = [
  ['ndpi-WebattackSQLinj', '192.168.10.50', ['injected-command-received']],
  ['ndpi-WebattackSQLinj', '172.16.0.1', ['injected-command-sent']],
  ['ndpi-mining', '192.168.2.148', ['mining-alert']],
  ['ndpi-mining', '192.168.2.92', ['mining-alert']],
  ['ndpi-irc', '10.180.156.249', ['irc-channel']],
  ['ndpi-exe_download', '10.9.25.101', ['payload-download']],
  [
    'ndpi-log4j-webapp-exploit',
    '172.16.238.10',
    ['inbound-attack-alert', 'injected-command-received', 'payload-download', 'exploit-answered'],
  ],
  ['ndpi-synscan', '172.16.0.8', ['vertical-scan']],
  ['ndpi-dns-tunnel-iodine', '10.0.2.30', ['dns-tunnel']],
  ['ndpi-dns_exfiltration', '192.168.220.56', ['dns-tunnel']],
]

/** Ordinary protocols, and a single login. WebattackRCE holds nothing but connections seen from the middle. */
const ORDINARY: readonly (readonly [sample: string, ip: string])[] = [
  ['ndpi-alexa-app', '172.16.42.216'],
  ['ndpi-rtsp', '10.1.1.10'],
  ['ndpi-rtsp', '10.2.2.2'],
  ['ndpi-ssh', '172.16.238.1'],
  ['ndpi-ssh', '172.16.238.168'],
  ['ndpi-telnet', '192.168.0.1'],
  ['ndpi-WebattackRCE', '127.0.0.1'],
]

describe.skipIf(!hasCaptures())('samples of Suricata', () => {
  test.each(SHOWN)('%s shows what it is called, on %s', (sample, ip, rules) => {
    expect(foundOn(sample, ip)).toEqual(expect.arrayContaining([...rules]))
  })

  test.each(ORDINARY)('%s shows nothing on %s', (sample, ip) => {
    expect(foundOn(sample, ip)).toEqual([])
  })
})
