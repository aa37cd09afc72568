import { describe, expect, test } from 'vitest'
import { captureLines, hasCaptures } from '@/lib/testing/captures'
import { parseZeekLog } from './parse-zeek-log'
import type { ZeekLog } from './zeek-log'

type Counts = readonly [records: number, rejects: number, ignored: number]

const TWIN_LOGS = ['dns', 'notice', 'ssh', 'ssl', 'weird'] as const

describe.skipIf(!hasCaptures())('logs of the captures beside conn', () => {
  test.each<[ZeekLog, string, Counts]>([
    ['dns', 'captures/ctu-003-android-rat/dns.log.gz', [1, 0, 0]],
    // Twelve questions whose name Zeek left unset.
    ['dns', 'captures/ctu-005-simda/dns.log.gz', [980, 0, 12]],
    ['http', 'captures/ctu-005-simda/http.log.gz', [992, 0, 0]],
    ['ssh', 'captures/ctu-006-rpi-ssh/ssh.log.gz', [10, 0, 0]],
    ['dns', 'captures/ctu-010-attacked/dns.log.gz', [8, 0, 0]],
    ['files', 'captures/ctu-010-attacked/files.log.gz', [0, 0, 0]],
    ['http', 'captures/ctu-010-attacked/http.log.gz', [5, 0, 0]],
    ['notice', 'captures/ctu-010-attacked/notice.log.gz', [2, 0, 0]],
    ['ssl', 'captures/ctu-010-attacked/ssl.log.gz', [1_039, 0, 0]],
    ['weird', 'captures/ctu-010-attacked/weird.log.gz', [298, 0, 0]],
    ['dns', 'captures/slips-test10-mixed-zeek-dir/dns.log.gz', [85, 0, 8]],
    ['files', 'captures/slips-test10-mixed-zeek-dir/files.log.gz', [6, 0, 0]],
    // The last line was typed by hand, a space where a tab belongs.
    ['notice', 'captures/slips-test10-mixed-zeek-dir/notice.log.gz', [12, 1, 0]],
    ['ssl', 'captures/slips-test10-mixed-zeek-dir/ssl.log.gz', [13, 0, 0]],
    ['weird', 'captures/slips-test10-mixed-zeek-dir/weird.log.gz', [1, 0, 1]],
    ['x509', 'captures/slips-test10-mixed-zeek-dir/x509.log.gz', [0, 0, 2]],
    ['conn', 'captures/slips-test13-malicious-dhcpscan-zeek-dir/conn.log.gz', [2, 0, 0]],
    ['conn', 'captures/slips-test14-malicious-zeek-dir/conn.log.gz', [5, 0, 0]],
    ['http', 'captures/slips-test14-malicious-zeek-dir/http.log.gz', [521, 0, 0]],
    ['conn', 'captures/slips-test15-malicious-zeek-dir/conn.log.gz', [2, 0, 0]],
    ['ssl', 'captures/slips-test15-malicious-zeek-dir/ssl.log.gz', [206, 0, 0]],
    ['dns', 'captures/slips-test9-mixed-zeek-dir/dns.log.gz', [239, 0, 0]],
    ['files', 'captures/slips-test9-mixed-zeek-dir/files.log.gz', [936, 0, 0]],
    ['http', 'captures/slips-test9-mixed-zeek-dir/http.log.gz', [516, 0, 0]],
    ['notice', 'captures/slips-test9-mixed-zeek-dir/notice.log.gz', [18, 0, 0]],
    ['ssl', 'captures/slips-test9-mixed-zeek-dir/ssl.log.gz', [205, 0, 0]],
    ['x509', 'captures/slips-test9-mixed-zeek-dir/x509.log.gz', [0, 0, 154]],
    ['dns', 'formats/zeek-json/zed-dns.json.gz', [5_000, 0, 0]],
    ['notice', 'formats/zeek-json/zed-notice.json.gz', [207, 0, 0]],
    ['ssh', 'formats/zeek-json/zed-ssh.json.gz', [22, 0, 0]],
    ['ssl', 'formats/zeek-json/zed-ssl.json.gz', [5_000, 0, 0]],
    ['weird', 'formats/zeek-json/zed-weird.json.gz', [24_201, 0, 1]],
    ['x509', 'formats/zeek-json/zed-x509.json.gz', [0, 0, 348]],
    ['dns', 'formats/zeek-tsv/zed-dns.log.gz', [4_992, 0, 0]],
    ['notice', 'formats/zeek-tsv/zed-notice.log.gz', [207, 0, 0]],
    ['ssh', 'formats/zeek-tsv/zed-ssh.log.gz', [22, 0, 0]],
    ['ssl', 'formats/zeek-tsv/zed-ssl.log.gz', [4_992, 0, 0]],
    ['weird', 'formats/zeek-tsv/zed-weird.log.gz', [24_201, 0, 1]],
    ['x509', 'formats/zeek-tsv/zed-x509.log.gz', [0, 0, 348]],
  ])('%s of %s: records, rejects, ignored %j', (log, file, counts) => {
    const { records, rejects, ignored } = parseZeekLog(log, captureLines(file), null)
    expect([records.length, rejects.length, ignored]).toEqual(counts)
  })

  test.each(TWIN_LOGS)('%s says the same in TSV and JSON', (log) => {
    const read = (file: string) => parseZeekLog(log, captureLines(file).slice(0, 2_008), null).records.slice(0, 2_000)
    const [tsv, json] = [read(`formats/zeek-tsv/zed-${log}.log.gz`), read(`formats/zeek-json/zed-${log}.json.gz`)]
    // Milliseconds are rounded from TSV's seconds and cut from JSON's ISO 8601; a look-up adds its round trip.
    const timeless = { observedAt: 0, raw: '' }
    expect(json.map((record) => ({ ...record, ...timeless })).slice(0, tsv.length)).toEqual(
      tsv.map((record) => ({ ...record, ...timeless })),
    )
    for (const [index, { observedAt }] of tsv.entries()) {
      expect(Math.abs(observedAt - (json[index]?.observedAt ?? 0))).toBeLessThanOrEqual(2)
    }
  })

  test.each<[ZeekLog, string]>([
    ['dns', 'captures/slips-test10-mixed-zeek-dir/dns.log.gz'],
    ['http', 'captures/ctu-005-simda/http.log.gz'],
    ['ssl', 'captures/ctu-010-attacked/ssl.log.gz'],
    ['ssl', 'formats/zeek-tsv/zed-ssl.log.gz'],
    ['ssh', 'formats/zeek-tsv/zed-ssh.log.gz'],
    ['files', 'captures/slips-test10-mixed-zeek-dir/files.log.gz'],
    ['notice', 'formats/zeek-tsv/zed-notice.log.gz'],
    ['weird', 'formats/zeek-tsv/zed-weird.log.gz'],
  ])('%s of %s without its header is read all the same', (log, file) => {
    const lines = captureLines(file).slice(0, 1_000)
    const bare = parseZeekLog(
      log,
      lines.filter((line) => !/^\s*#/.test(line)),
      null,
    )
    expect(bare.header).toMatchObject({ path: log, guessed: true })
    expect(bare.notes).toEqual([`No header line was seen: the columns are assumed to be those of ${log}.log.`])
    expect(bare.records.map(said)).toEqual(parseZeekLog(log, lines, null).records.map(said))
  })
})

/** What a line says without the columns that a site's scripts append: those cannot be guessed. */
const said = (record: object): object => ({ ...record, selfSigned: null })
