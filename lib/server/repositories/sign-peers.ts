import type { Sign } from '@/lib/assessment/device-relation'
import { UNGROUPED } from '@/lib/domain/device-group'
import type { RelatedScope } from '@/lib/domain/related-scope'
import { COUNTS, OPEN_SIGN } from './sign-holders'
import type { Queryable } from './transaction'

/** A device that has signs of another, and what the two have in common. */
export type SignPeer = { deviceId: string; signs: Sign[]; scopes: RelatedScope[] }

type Row = {
  device_id: string
  signs: [ruleId: string, subject: string][]
  same_model: boolean | null
  same_segment: boolean | null
  same_group: boolean
  same_site: boolean
}

const peerOf = (row: Row): SignPeer => {
  const shared = { model: row.same_model, segment: row.same_segment, group: row.same_group, site: row.same_site }
  return {
    deviceId: row.device_id,
    signs: row.signs.map(([ruleId, subject]) => ({ ruleId, subject })),
    scopes: (['model', 'segment', 'group', 'site'] as const).filter((scope) => shared[scope] === true),
  }
}

/**
 * Devices that show a sign with a subject which a device shows too: of each of its `signsMax` latest the `holdersMax`
 * latest, so that the read does not grow with the fleet. Those with most in common come first, then the most suspicious.
 */
export const readSignPeers = async (
  db: Queryable,
  deviceId: string,
  { signsMax, holdersMax, limit }: { signsMax: number; holdersMax: number; limit: number },
): Promise<{ peers: SignPeer[]; total: number; isCut: boolean }> => {
  const { rows } = await db.query<Row & { total: number; is_cut: boolean }>(
    `WITH mine AS (SELECT f.rule_id, f.subject FROM finding f
               WHERE f.device_id = $1 AND ${OPEN_SIGN} AND ${COUNTS} AND f.subject <> ''
               ORDER BY f.last_seen_at DESC LIMIT $2),
          held AS (SELECT mine.rule_id, mine.subject, other.device_id,
                          count(*) OVER (PARTITION BY mine.rule_id, mine.subject) > $3 AS is_cut
               FROM mine CROSS JOIN LATERAL (SELECT DISTINCT f.device_id FROM finding f
                 WHERE f.rule_id = mine.rule_id AND f.subject = mine.subject AND ${OPEN_SIGN} AND ${COUNTS}
                   AND f.device_id <> $1 ORDER BY f.device_id LIMIT $3 + 1) other),
          peer AS (SELECT device_id, jsonb_agg(jsonb_build_array(rule_id, subject) ORDER BY rule_id, subject) AS signs,
                          count(*) AS shared FROM held GROUP BY device_id)
     SELECT peer.device_id, peer.signs, d.model = me.model AS same_model, d.segment = me.segment AS same_segment,
            d.group_id = me.group_id AND d.group_id <> $5 AS same_group, d.site = me.site AS same_site,
            (count(*) OVER ())::int AS total, (SELECT coalesce(bool_or(is_cut), false) FROM held) AS is_cut
       FROM peer JOIN device d ON d.id = peer.device_id AND d.merged_into IS NULL
       JOIN device me ON me.id = $1 LEFT JOIN device_score s ON s.device_id = peer.device_id
      ORDER BY peer.shared DESC, s.breach_printed DESC NULLS LAST, peer.device_id LIMIT $4`,
    [deviceId, signsMax, holdersMax, limit, UNGROUPED],
  )
  return { peers: rows.map(peerOf), total: rows[0]?.total ?? 0, isCut: rows[0]?.is_cut ?? false }
}
