import './no-eval-validation'
import { AuditDocument, AuditVerification } from '@/lib/contracts/audit'
import { getJson } from './get-json'
import { pagesQuery } from './list-pages'
import { queryKeys } from './query-keys'

export type AuditFilter = { actor: string; action: string; target: string }

export const auditQuery = (filter: AuditFilter) =>
  pagesQuery(queryKeys.audit(filter), '/api/v1/audit', filter, AuditDocument)

export type ChainResult = { checked: number; brokenAt: number | null; headSequence: number; headHash: string }

/** Verifies the whole audit chain stretch by stretch; `onChecked` hears how many entries were looked at so far. */
export const verifyChain = async (onChecked: (checked: number) => void): Promise<ChainResult> => {
  const { signal } = new AbortController()
  let checked = 0
  let after: number | null = 0
  for (;;) {
    const path: string = `/api/v1/audit/verification?after=${String(after)}`
    const stretch: AuditVerification = await getJson(path, AuditVerification, signal)
    checked += stretch.checked
    onChecked(checked)
    after = stretch.nextAfter
    if (stretch.brokenAt === null && after !== null) continue
    const { brokenAt, headSequence, headHash } = stretch
    return { checked, brokenAt, headSequence, headHash }
  }
}
