import type { Pool } from 'pg'
import { REGISTRY_FIELDS } from '@/lib/domain/registry-fields'
import { csvCellOf } from '@/lib/ingest/registry/csv-cell'
import { REGISTRY_COLUMNS } from '@/lib/ingest/registry/registry-row'
import { listRegistry, type RegistryRecord } from '@/lib/server/repositories/registry'

const DEVICES_PER_PAGE = 1_000
const LINE_END = '\r\n'

const lineOf = (record: RegistryRecord): string =>
  [record.id, ...REGISTRY_FIELDS.map((field) => record[field] ?? '')].map(csvCellOf).join(',') + LINE_END

/** The registry as CSV that imports take again, read page by page as it is taken. */
export const exportRegistry = (pool: Pool): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder()
  let after = ''
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(encoder.encode(REGISTRY_COLUMNS.join(',') + LINE_END))
    },
    pull: async (controller) => {
      const page = await listRegistry(pool, after, DEVICES_PER_PAGE)
      const last = page.at(-1)
      if (last !== undefined) {
        after = last.id
        controller.enqueue(encoder.encode(page.map(lineOf).join('')))
      }
      if (page.length < DEVICES_PER_PAGE) controller.close()
    },
  })
}
