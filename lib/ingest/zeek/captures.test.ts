import { describe, expect, test } from 'vitest'
import { captureLines, hasCaptures } from '@/lib/testing/captures'
import { parseZeekConn } from './parse-zeek-conn'

type Counts = Partial<Record<'answered' | 'refused' | 'unanswered' | 'partial', number>>

const SOMFY = 'benign-iot/iot23-honeypot-7-1-somfy'

describe.skipIf(!hasCaptures())('conn logs of the captures', () => {
  test.each<[string, Counts]>([
    ['captures/iot23-34-1-mirai/conn.log.gz', { answered: 2_490, unanswered: 20_655 }],
    ['captures/ctu-002-nmap/conn.log.gz', { answered: 259, partial: 192, refused: 1_305, unanswered: 2_748 }],
    ['captures/ctu-003-android-rat/conn.log.gz', { answered: 329, partial: 9, unanswered: 23 }],
    ['captures/ctu-005-simda/conn.log.gz', { answered: 790, partial: 11, unanswered: 191 }],
    ['captures/ctu-006-rpi-ssh/conn.log.gz', { answered: 13, unanswered: 5 }],
    ['captures/ctu-010-attacked/conn.log.gz', { answered: 1_662, partial: 295, refused: 13, unanswered: 3_377 }],
    ['captures/slips-portscan-horizontal/conn.log.gz', { answered: 30, unanswered: 11 }],
    ['captures/slips-portscan-vertical/conn.log.gz', { answered: 7, refused: 43 }],
    ['captures/slips-test9-mixed-zeek-dir/conn.log.gz', { answered: 531, partial: 4, unanswered: 41 }],
    ['captures/slips-test10-mixed-zeek-dir/conn.log.gz', { answered: 71, partial: 11, unanswered: 59 }],
    [`${SOMFY}-b3a.conn.log.gz`, { answered: 6, partial: 11, unanswered: 113 }],
    [`${SOMFY}-b3b.conn.log.gz`, { answered: 52 }],
    [`${SOMFY}-b3c.conn.log.gz`, { answered: 25 }],
    [`${SOMFY}-b3d.conn.log.gz`, { answered: 48, partial: 1 }],
    [`${SOMFY}-b3e.conn.log.gz`, { answered: 53 }],
    [`${SOMFY}-b3f.conn.log.gz`, { answered: 52 }],
  ])('%s loses no line and comes to %j', (file, expected) => {
    const { records, rejects, notes } = parseZeekConn(captureLines(file), null)
    const counts: Counts = {}
    for (const { result } of records) counts[result] = (counts[result] ?? 0) + 1
    expect({ rejects, notes, counts }).toEqual({ rejects: [], notes: [], counts: expected })
  })

  test("Mirai's flood, which Zeek logs with bad checksums and 0 packets, is 14,250 unanswered connections", () => {
    const { records } = parseZeekConn(captureLines('captures/iot23-34-1-mirai/conn.log.gz'), null)
    const start = Date.UTC(2018, 11, 22, 8, 22)
    const flood = records.filter(
      ({ origin, startedAt, transport }) => origin.packets === 0 && transport === 'tcp' && startedAt >= start,
    )
    expect(records).toHaveLength(23_145)
    expect(flood.length).toBeGreaterThan(14_000)
    expect(new Set(flood.map((flow) => flow.result))).toEqual(new Set(['unanswered']))
  })

  test('cut into chunks of any size the header is carried along', () => {
    const lines = captureLines('captures/slips-test10-mixed-zeek-dir/conn.log.gz')
    const whole = parseZeekConn(lines, null).records
    for (const size of [1, 7, 50]) {
      const records = []
      let header = null
      for (let at = 0; at < lines.length; at += size) {
        const parsed = parseZeekConn(lines.slice(at, at + size), header, at + 1)
        records.push(...parsed.records)
        header = parsed.header
      }
      expect(records).toEqual(whole)
    }
  })
})
