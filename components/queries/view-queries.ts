import './no-eval-validation'
import { queryOptions } from '@tanstack/react-query'
import { SavedViewDocument, type SavedViewRequest } from '@/lib/contracts/saved-view'
import { listOf } from '@/lib/contracts/shared'
import { getJson } from './get-json'
import { queryKeys } from './query-keys'
import { sendJson, sendOnly } from './send-json'

const VIEWS = '/api/v1/views'
const viewPath = (viewId: string): string => `${VIEWS}/${encodeURIComponent(viewId)}`

/** One's own views of all lists. */
export const viewsQuery = () =>
  queryOptions({
    queryKey: queryKeys.views(),
    queryFn: ({ signal }) => getJson(VIEWS, listOf(SavedViewDocument), signal),
  })

export const saveView = (view: SavedViewRequest) => sendJson('POST', VIEWS, view, SavedViewDocument)

export const renameView = (viewId: string, name: string) =>
  sendJson('PATCH', viewPath(viewId), { name }, SavedViewDocument)

export const removeView = (viewId: string) => sendOnly('DELETE', viewPath(viewId))
