import { z } from 'zod'
import { VIEW_SCREENS } from '@/lib/domain/saved-view'
import { json, NO_ANSWER, operation } from '../operation'
import { SavedViewChange, SavedViewDocument, SavedViewRequest } from '../saved-view'
import { listOf } from '../shared'

const tag = 'Views'

export const listViews = operation({
  id: 'listViews',
  method: 'GET',
  path: '/api/v1/views',
  access: 'read',
  tag,
  summary: "One's own saved views of the lists, by name",
  description: 'At most 50 of each list. For people, not for tokens.',
  query: z.object({ screen: z.enum(VIEW_SCREENS).nullable().default(null) }),
  answer: json(listOf(SavedViewDocument)),
})

export const saveView = operation({
  id: 'saveView',
  method: 'POST',
  path: '/api/v1/views',
  access: 'read',
  tag,
  summary: 'Keeps a list as it is looked at now: its search, order and columns',
  description:
    '409 when one has a view of this name of the same list and does not say replace, and beyond 50. For people, not for tokens.',
  body: {
    kind: 'json',
    schema: SavedViewRequest,
    example: { screen: 'devices', name: 'Cameras to look at', search: 'q=type%3Acamera+breach%3A%3E%3D50&sort=threat' },
  },
  answer: json(SavedViewDocument),
  status: 201,
  refusals: [409, 413, 415],
})

export const renameView = operation({
  id: 'renameView',
  method: 'PATCH',
  path: '/api/v1/views/{viewId}',
  access: 'read',
  tag,
  summary: "Gives one of one's own views another name",
  body: { kind: 'json', schema: SavedViewChange, example: { name: 'Cameras, north gate' } },
  answer: json(SavedViewDocument),
  refusals: [404, 409, 413, 415],
})

export const removeView = operation({
  id: 'removeView',
  method: 'DELETE',
  path: '/api/v1/views/{viewId}',
  access: 'read',
  tag,
  summary: "Removes one of one's own views",
  answer: NO_ANSWER,
  status: 204,
  refusals: [404],
})

export const VIEW_OPERATIONS = [listViews, saveView, renameView, removeView]
