import type { Pool } from 'pg'

/** The parts of a plan that say how a table is read. */
type PlanNode = { 'Node Type': string; 'Relation Name'?: string; Plans?: PlanNode[] }
type Explained = { 'QUERY PLAN': [{ Plan: PlanNode }] }

/** A query that some work sent, with its values. */
export type SentQuery = { text: string; values: readonly unknown[] }

/** A pool that remembers every query that is sent through it. */
export const recordingPool = (pool: Pool): { pool: Pool; sent: SentQuery[] } => {
  const sent: SentQuery[] = []
  const query = (text: string, values: readonly unknown[] = []) => {
    sent.push({ text, values })
    return pool.query(text, [...values])
  }
  const recording = new Proxy(pool, {
    get: (target, name) => (name === 'query' ? query : (Reflect.get(target, name) as unknown)),
  })
  return { pool: recording, sent }
}

const seqScansOf = (node: PlanNode): string[] => [
  ...(node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? ''] : []),
  ...(node.Plans ?? []).flatMap(seqScansOf),
]

/** The tables that a query reads from end to end. */
export const tablesScanned = async (pool: Pool, { text, values }: SentQuery): Promise<string[]> => {
  const { rows } = await pool.query<Explained>(`EXPLAIN (FORMAT JSON) ${text}`, [...values])
  return rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => seqScansOf(Plan)))
}
