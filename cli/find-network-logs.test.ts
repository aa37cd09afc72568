import { expect, test } from 'vitest'
import { zeekLogOf } from './find-network-logs'

test.each([
  ['conn.log', 'conn'],
  ['conn.2024-01-01-00-00-00.log.gz', 'conn'],
  ['conn.00:00:00-01:00:00.log.gz', 'conn'],
  ['iot23-honeypot-7-1.conn.log.gz', 'conn'],
  ['conn_long.log', 'conn'],
  ['conn_20240101.log', 'conn'],
  ['dns.log', 'dns'],
  ['ssl.json', 'ssl'],
  ['x509.log.gz', 'x509'],
  ['files.log', 'files'],
  ['weird.log', 'weird'],
  ['known_hosts.log', null],
  ['known_services.log', null],
  ['files_identified.log', null],
  ['conn-summary.log', null],
  ['weird_stats.log', null],
  ['capture_loss.log', null],
  ['eve.json', null],
  ['dns.pcap', null],
  ['README.md', null],
])('%s holds %s', (name, log) => {
  expect(zeekLogOf(name)).toBe(log)
})
