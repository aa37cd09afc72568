import { test, expect } from 'vitest'
import { describeOnEachDatabase } from '@/lib/testing/databases'
import { bodyOf, connLog, type ConnLine } from '@/lib/testing/conn-log'
import { captureLines } from '@/lib/testing/captures'
import { ingestZeekLog } from './ingest-network'
import { relateDevices } from './relate-devices'
const MIRAI = 'captures/iot23-34-1-mirai/conn.log.gz'
const at = Date.parse('2026-03-02T00:00:00Z')
describeOnEachDatabase('x', (database) => {
  test('y', async () => {
    const { pool } = database()
    const lines = captureLines(MIRAI)
    const text = lines.join('\n') + '\n'
    await ingestZeekLog(pool, 'lab', 'conn', bodyOf(text), () => at)
    const c2 = lines.filter((l) => l.startsWith('#') || (l.includes('185.244.25.235\t80\t'))).join('\n').replaceAll('192.168.1.195', '192.168.1.196') + '\n'
    await ingestZeekLog(pool, 'lab', 'conn', bodyOf(c2), () => at)
    const show = async (sql: string) => console.log((await pool.query(sql)).rows)
    await show(`select device_id, rule_id, subject, confidence, first_seen_at, last_seen_at, closed_at from finding where device_id like '%196'`)
    await show(`select device_id, breach_printed, own_breach, as_of from device_score`)
    await relateDevices(pool, () => at, new AbortController().signal)
    await show(`select * from device_relation`)
    await show(`select * from rejudge_request`)
    expect(1).toBe(1)
  }, 120000)
})
