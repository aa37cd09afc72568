import './no-eval-validation'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import {
  AlarmActDocument,
  AlarmDocument,
  AlarmEventDocument,
  AlarmOwner,
  AlarmSummary,
  SuppressionDocument,
  SuppressionEffect,
  type AlarmActRequest,
  type SuppressionEffectRequest,
} from '@/lib/contracts/alarm'
import { listOf } from '@/lib/contracts/shared'
import { getJson } from './get-json'
import { pagesQuery } from './list-pages'
import { queryKeys } from './query-keys'
import { sendJson, sendOnly } from './send-json'

const ALARMS = '/api/v1/alarms'
const PAGE_ITEMS = '100'
/** Until changes are told as they come. */
const AGAIN_MS = 30_000

/** An act that is under way is asked for again, so one answer that does not come must not be waited for. */
const ANSWER_MS = 30_000

const alarmPath = (alarmId: string): string => `${ALARMS}/${encodeURIComponent(alarmId)}`

export const alarmsQuery = (q: string) => ({
  ...pagesQuery(queryKeys.alarmList(q), ALARMS, { q, limit: PAGE_ITEMS }, AlarmDocument),
  placeholderData: keepPreviousData,
})

export const alarmSummaryQuery = () =>
  queryOptions({
    queryKey: queryKeys.alarmSummary(),
    queryFn: ({ signal }) => getJson(`${ALARMS}/summary`, AlarmSummary, signal),
    refetchInterval: AGAIN_MS,
  })

export const alarmQuery = (alarmId: string) =>
  queryOptions({
    queryKey: queryKeys.alarm(alarmId),
    queryFn: ({ signal }) => getJson(alarmPath(alarmId), AlarmDocument, signal),
  })

export const alarmEventsQuery = (alarmId: string) =>
  pagesQuery(queryKeys.alarmEvents(alarmId), `${alarmPath(alarmId)}/events`, { limit: '20' }, AlarmEventDocument)

export const alarmOwnersQuery = () =>
  queryOptions({
    queryKey: queryKeys.alarmOwners(),
    queryFn: ({ signal }) => getJson(`${ALARMS}/owners`, z.object({ items: z.array(AlarmOwner) }), signal),
  })

export const suppressionsQuery = () =>
  queryOptions({
    queryKey: queryKeys.suppressions(),
    queryFn: ({ signal }) => getJson(`${ALARMS}/suppressions`, listOf(SuppressionDocument), signal),
  })

export const suppressionEffectQuery = (request: SuppressionEffectRequest) =>
  queryOptions({
    queryKey: queryKeys.suppressionEffect(request.scope, request.keys, request.cause),
    queryFn: () => sendJson('POST', `${ALARMS}/suppressions/effect`, request, SuppressionEffect),
    staleTime: 0,
    gcTime: 0,
  })

export const actOnAlarms = (request: AlarmActRequest) => sendJson('POST', `${ALARMS}/acts`, request, AlarmActDocument)

export const readAlarmAct = (actId: string) =>
  getJson(`${ALARMS}/acts/${encodeURIComponent(actId)}`, AlarmActDocument, AbortSignal.timeout(ANSWER_MS))

export const undoAlarmAct = (actId: string) =>
  sendJson('POST', `${ALARMS}/acts/${encodeURIComponent(actId)}/undo`, undefined, AlarmActDocument)

export const commentAlarm = (alarmId: string, text: string) =>
  sendOnly('POST', `${alarmPath(alarmId)}/comments`, { text })

export const endSuppression = (suppressionId: string) =>
  sendOnly('DELETE', `${ALARMS}/suppressions/${encodeURIComponent(suppressionId)}`)
