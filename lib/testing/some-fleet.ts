import type { Pool } from 'pg'

/**
 * Writes `count` devices that nobody reported, with scores, states, addresses and findings: `d00001` and on. Every tenth
 * is not assessed; keys repeat, so that pages break within equal ones. All but those of the group g1 are in the group
 * `most`. Takes a second for some thousand.
 */
export const insertFleet = async (pool: Pool, count: number): Promise<void> => {
  const n = String(count)
  const statements = [
    `INSERT INTO device_group (id, name, kind, created_at, created_by, changed_at, changed_by)
     SELECT 'g' || i, 'Group ' || i, 'static', now(), 'test', now(), 'test' FROM generate_series(0, 39) i`,
    `INSERT INTO device_group (id, name, kind, query, created_at, created_by, changed_at, changed_by)
     VALUES ('most', 'Most', 'query', '-group:g1', now(), 'test', now(), 'test')`,
    `INSERT INTO device (id, name, origin, group_id, site, type, vendor, model, firmware, segment, criticality, born_at,
                         created_at)
     SELECT 'd' || lpad(i::text, 5, '0'), (ARRAY['Lobby', 'dock', 'hall'])[1 + i % 3] || '-' || lpad((i / 2)::text, 5, '0'),
            'reported', 'g' || i % 40, 's' || i % 7, (ARRAY['camera', 'lock', NULL])[1 + i % 3], 'vendor' || i % 5,
            CASE WHEN i % 4 > 0 THEN 'M-' || i % 50 END, '2.' || i % 9, CASE WHEN i % 6 = 0 THEN 'dmz' END,
            (ARRAY['unknown', 'low', 'medium', 'high'])[1 + i % 4], now() - (i % 100) * interval '1 h', now()
       FROM generate_series(1, ${n}) i`,
    `INSERT INTO device_score (device_id, as_of, breach_score, breach_printed, breach_band, breach_coverage, threat_score,
                               threat_printed, threat_band, threat_coverage, stages, facilitator_stages)
     SELECT 'd' || lpad(i::text, 5, '0'), now(), b, b, 'low', 1, t, t, 'low', 1,
            CASE WHEN b > 60 THEN 'iiccccc' ELSE 'ccccccc' END, 'fcccccc'
       FROM (SELECT i, CASE WHEN i % 10 > 0 THEN i % 71 END AS b, CASE WHEN i % 10 > 0 THEN i % 13 END AS t
               FROM generate_series(1, ${n}) i) u`,
    `INSERT INTO device_state (device_id, version, clock, hot)
     SELECT 'd' || lpad(i::text, 5, '0'), 1, now() - i * interval '1 min', '[0,null,[],null,null,null]'
       FROM generate_series(1, ${n}) i`,
    `INSERT INTO address_claim (space, address, from_at, device_id, claimed_by)
     SELECT 'default', '10.0.' || i / 250 || '.' || i % 250, now(), 'd' || lpad(i::text, 5, '0'), 'test'
       FROM generate_series(1, ${n}) i`,
    `INSERT INTO finding (id, device_id, rule_id, kind, subject, stage, severity, confidence, exposure, first_seen_at,
                          last_seen_at, count, summary, evidence, closed_at)
     SELECT 'f' || i || '-' || k, 'd' || lpad(i::text, 5, '0'), 'exposed-telnet', 'facilitator', 'tcp/' || 22 + k, 'reconnaissance',
            'low', 1, 'site', now(), now(), 1, '', '[]', CASE WHEN i % 50 = 0 THEN now() END
       FROM generate_series(25, ${n}, 25) i, generate_series(1, 2) k`,
    `INSERT INTO group_member (device_id, group_id, rank)
     SELECT d.id, d.group_id, coalesce(100 - s.breach_printed, 101) FROM device d JOIN device_score s ON s.device_id = d.id
     UNION ALL
     SELECT d.id, 'most', coalesce(100 - s.breach_printed, 101) FROM device d JOIN device_score s ON s.device_id = d.id
      WHERE d.group_id <> 'g1'`,
    'ANALYZE',
  ]
  for (const statement of statements) await pool.query(statement)
}
