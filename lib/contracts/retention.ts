import { z } from 'zod'
import { RETENTION, RETENTION_NAMES, type RetentionName } from '@/lib/domain/retention'
import { IsoTime } from './shared'

const daysOf = (name: RetentionName) => {
  const { min, max } = RETENTION[name]
  const message = `must be ${String(min)} to ${String(max)} whole days`
  return z.number({ message }).int({ message }).min(min, { message }).max(max, { message }).optional()
}

/** Days to keep things from now on; what is left out stays as it is. */
const RetentionChange = z.strictObject(
  Object.fromEntries(RETENTION_NAMES.map((name) => [name, daysOf(name)])) as Record<
    RetentionName,
    ReturnType<typeof daysOf>
  >,
)
export type RetentionChange = z.infer<typeof RetentionChange>

/** Something that is kept, with what is there of it. */
export const RetentionItem = z.object({
  name: z.enum(RETENTION_NAMES),
  title: z.string(),
  holds: z.string(),
  days: z.number().int(),
  /** The built-in number. */
  usual: z.number().int(),
  min: z.number().int(),
  max: z.number().int(),
  changedBy: z.string().nullable(),
  changedAt: IsoTime.nullable(),
  /** About how many rows, and bytes on disk with indexes, as the database's statistics say; null before it has any. */
  rows: z.number().int().nullable(),
  bytes: z.number().int(),
  /** About when the oldest is from; null when nothing is kept or the statistics do not say. */
  oldest: IsoTime.nullable(),
})
export type RetentionItem = z.infer<typeof RetentionItem>

/** How long everything is kept. */
export const RetentionDocument = z.object({
  items: z.array(RetentionItem),
  /** What the product keeps as it must; nobody changes that. */
  fixed: z.array(z.object({ title: z.string(), kept: z.string() })),
  /** When what is older was last removed; null before the first time. */
  lastRunAt: IsoTime.nullable(),
})
export type RetentionDocument = z.infer<typeof RetentionDocument>

export const RetentionPreviewRequest = z.object({ days: RetentionChange })
export type RetentionPreviewRequest = z.infer<typeof RetentionPreviewRequest>

/** What the next run would remove that it would not remove as things are. */
export const RetentionPreview = z.object({
  items: z.array(
    z.object({
      name: z.enum(RETENTION_NAMES),
      title: z.string(),
      before: z.number().int(),
      after: z.number().int(),
      /** About how many rows; null when the statistics do not say. 0 when it is kept longer. */
      removes: z.number().int().nullable(),
      /** What is older goes. */
      cutoff: IsoTime,
    }),
  ),
})
export type RetentionPreview = z.infer<typeof RetentionPreview>

/** Changes how long things are kept. */
export const RetentionRequest = z.object({
  days: RetentionChange,
  /** The days that held when this was decided, of what is changed; 409 when somebody changed them meanwhile. */
  before: z.partialRecord(z.enum(RETENTION_NAMES), z.number().int()),
  /** That data will be removed for good; needed where anything is kept for a shorter time. */
  confirmsRemoval: z.boolean().default(false),
  reason: z.string().trim().min(1).max(500),
})
export type RetentionRequest = z.infer<typeof RetentionRequest>
