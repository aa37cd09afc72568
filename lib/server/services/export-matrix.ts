import type { Pool } from 'pg'
import { RULES } from '@/lib/detection/registry'
import { csvCellOf } from '@/lib/ingest/registry/csv-cell'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { ruleMatrix, type MatrixCell } from '@/lib/view/rule-matrix'
import { readConnectedKinds } from './read-ingest-status'

const LINE_END = '\r\n'
const COLUMNS = ['stage', 'source', 'state', 'rules', 'waiting', 'last_record_at', 'rule_ids']

type Kinds = Awaited<ReturnType<typeof readConnectedKinds>>

const idsOf = (stage: string, { kind }: MatrixCell): string[] =>
  RULES.filter((rule) => rule.stage === stage && rule.needs.includes(kind)).map(({ id }) => id)

const heardOf = (kinds: Kinds, { kind }: MatrixCell): string | null =>
  kinds.find((entry) => entry.kind === kind)?.lastReceivedAt ?? null

const csvOf = (kinds: Kinds): string => {
  const lines = ruleMatrix(RULES, kinds).flatMap(({ stage, cells }) =>
    cells.map((cell) => {
      const { kind, state, rules, waiting } = cell
      const texts = [stage, kind, state, String(rules), String(waiting), heardOf(kinds, cell) ?? '']
      return [...texts, idsOf(stage, cell).join(' ')].map(csvCellOf).join(',')
    }),
  )
  return [COLUMNS.join(','), ...lines].join(LINE_END) + LINE_END
}

const jsonOf = (kinds: Kinds, at: EpochMs): string =>
  JSON.stringify({
    at: toIso(at),
    stages: ruleMatrix(RULES, kinds).map(({ stage, rules, judged, closes, cells }) => ({
      stage,
      rules,
      judged,
      closes,
      sources: cells.map((cell) => {
        const { kind, state, waiting } = cell
        return { source: kind, state, waiting, lastRecordAt: heardOf(kinds, cell), rules: idsOf(stage, cell) }
      }),
    })),
  })

/** The matrix of rules by stage and data source as a file, with the sources as they are heard now. */
export const exportMatrix = async (
  pool: Pool,
  format: 'csv' | 'json',
  now: EpochMs,
): Promise<{ body: string; type: string }> => {
  const kinds = await readConnectedKinds(pool)
  return format === 'csv'
    ? { body: csvOf(kinds), type: 'text/csv; charset=utf-8' }
    : { body: jsonOf(kinds, now), type: 'application/json' }
}
