import type { Pool } from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { captureLines, hasCaptures } from '@/lib/testing/captures'
import { bodyOf } from '@/lib/testing/conn-log'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { ingestZeekLog } from './ingest-network'

const MIRAI = 'captures/iot23-34-1-mirai/conn.log.gz'
const CAMERA = '~default~192.168.1.195'
const PATIENCE_MS = 180_000

/** Sends a log cut into pieces, the header with the first only, and returns how many records were taken. */
const sendInPieces = async (pool: Pool, lines: readonly string[], pieces: number): Promise<number> => {
  const size = Math.ceil(lines.length / pieces)
  let accepted = 0
  for (let start = 0; start < lines.length; start += size) {
    const text = `${lines.slice(start, start + size).join('\n')}\n`
    const result = await ingestZeekLog(pool, 'lab', 'conn', bodyOf(text), () => Date.parse('2026-03-02T00:00:00Z'))
    expect(result.rejected).toBe(0)
    accepted += result.accepted
  }
  return accepted
}

const rowsOf = async (pool: Pool, sql: string): Promise<unknown[]> =>
  (await pool.query(sql, [CAMERA])).rows as unknown[]

/** What an analyst could read of the camera at any time of the capture. */
const historyOf = async (pool: Pool) => ({
  assessments: await rowsOf(
    pool,
    'SELECT as_of, inputs_hash, breach_score, threat_score FROM assessment WHERE device_id = $1 ORDER BY as_of',
  ),
  findings: await rowsOf(
    pool,
    'SELECT id, rule_id, subject, confidence, count, first_seen_at, last_seen_at FROM finding WHERE device_id = $1 ORDER BY id',
  ),
})

describeOnEachDatabase('a real capture', (database) => {
  beforeEach(async () => {
    await database().pool.query(
      `TRUNCATE device, sensor, device_state, device_facts, device_score, finding, assessment, change, chunk, reject,
                ingest_counter, address_claim, metric_hour, device_merge CASCADE`,
    )
  })

  test.skipIf(!hasCaptures())(
    'gives the same assessments and findings whole, in 7 pieces and in 500, and loses no record',
    async () => {
      const { pool } = database()
      const lines = captureLines(MIRAI)
      const histories = []
      for (const pieces of [1, 7, 500]) {
        await pool.query(
          'TRUNCATE device, device_state, device_facts, finding, assessment, chunk, address_claim, device_merge CASCADE',
        )
        expect(await sendInPieces(pool, lines, pieces)).toBe(23_145)
        histories.push(await historyOf(pool))
      }
      const [whole, ...cut] = histories
      expect(whole?.assessments.length).toBeGreaterThan(10)
      for (const history of cut) expect(history).toEqual(whole)
    },
    PATIENCE_MS,
  )
})
