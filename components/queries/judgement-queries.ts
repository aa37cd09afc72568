import './no-eval-validation'
import { queryOptions } from '@tanstack/react-query'
import { CompromiseDocument } from '@/lib/contracts/compromise'
import {
  JudgementDocument,
  JudgementEffect,
  JudgementMade,
  type JudgementAim,
  type JudgementRequest,
} from '@/lib/contracts/judgement'
import { getJson } from './get-json'
import { pagesQuery } from './list-pages'
import { queryKeys } from './query-keys'
import { sendJson } from './send-json'

const JUDGEMENTS = '/api/v1/judgements'

const compromisePath = (deviceId: string): string => `/api/v1/devices/${encodeURIComponent(deviceId)}/compromise`

/** What people said of findings; `filter` as the API takes it. */
export const judgementsQuery = (filter: Readonly<Record<string, string>>) =>
  pagesQuery(queryKeys.judgements(filter), JUDGEMENTS, filter, JudgementDocument)

/** What a judgement would change; never kept, for it is what is agreed to. */
export const judgementEffectQuery = (aim: JudgementAim) =>
  queryOptions({
    queryKey: queryKeys.judgementEffect(aim),
    queryFn: () => sendJson('POST', `${JUDGEMENTS}/preview`, aim, JudgementEffect),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })

export const judge = (request: JudgementRequest) => sendJson('POST', JUDGEMENTS, request, JudgementMade)

export const undoJudgement = (judgementId: string) =>
  sendJson('POST', `${JUDGEMENTS}/${encodeURIComponent(judgementId)}/undo`, undefined, JudgementMade)

export const compromiseQuery = (deviceId: string) =>
  queryOptions({
    queryKey: queryKeys.compromise(deviceId),
    queryFn: ({ signal }) => getJson(compromisePath(deviceId), CompromiseDocument, signal),
  })

export const confirmCompromise = (deviceId: string, reason: string) =>
  sendJson('POST', compromisePath(deviceId), { reason }, CompromiseDocument)

export const healCompromise = (deviceId: string, reason: string) =>
  sendJson('POST', `${compromisePath(deviceId)}/healed`, { reason }, CompromiseDocument)

export const takeBackCompromise = (deviceId: string) =>
  sendJson('DELETE', compromisePath(deviceId), undefined, CompromiseDocument)
