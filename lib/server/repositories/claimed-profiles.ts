import type { ClaimedProfile } from '@/lib/domain/observation'
import { storableJson, storableText } from './storable'
import { slicesOf, type Queryable } from './transaction'

const textOf = (text: string | undefined): string | null => (text === undefined ? null : storableText(text))

/** Writes what devices said of themselves; a part that a device left out keeps what was said before. */
export const writeClaimed = async (db: Queryable, claimed: ReadonlyMap<string, ClaimedProfile>): Promise<void> => {
  const sorted = [...claimed].sort(([left], [right]) => (left < right ? -1 : 1))
  for (const slice of slicesOf(sorted)) {
    await db.query(
      `UPDATE device d SET claimed = d.claimed || u.claimed::jsonb, type = coalesce(u.type, d.type),
              vendor = coalesce(u.vendor, d.vendor), model = coalesce(u.model, d.model),
              firmware = coalesce(u.firmware, d.firmware)
         FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
           AS u (id, claimed, type, vendor, model, firmware)
        WHERE d.id = u.id`,
      [
        slice.map(([id]) => id),
        slice.map(([, profile]) => storableJson(profile)),
        slice.map(([, profile]) => textOf(profile.type)),
        slice.map(([, profile]) => textOf(profile.vendor)),
        slice.map(([, profile]) => textOf(profile.model)),
        slice.map(([, profile]) => textOf(profile.firmware?.version)),
      ],
    )
  }
}
