import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { SavedViewDocument, SavedViewRequest } from '@/lib/contracts/saved-view'
import { VIEWS_PER_SCREEN_MAX, type ViewScreen } from '@/lib/domain/saved-view'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { conflict, notFound } from '@/lib/server/errors'
import {
  lockViews,
  readViews,
  removeView as deleteView,
  writeView,
  type SavedView,
} from '@/lib/server/repositories/saved-views'
import { storableText } from '@/lib/server/repositories/storable'
import { inTransaction } from '@/lib/server/repositories/transaction'
import type { Actor } from './actor'
import { requirePerson } from './own-account'
import { requireStored } from './require-stored'
import { checkedViewSearch } from './view-search'

const NO_VIEW = 'You have no view of this id.'

const documentOf = ({ id, screen, name, search, createdAt }: SavedView): SavedViewDocument => ({
  ...{ id, screen, name, search },
  createdAt: toIso(createdAt),
})

/** One's own views by name, of one list or of all. */
export const listViews = async (pool: Pool, actor: Actor, screen: ViewScreen | null) => {
  const views = await readViews(pool, requirePerson(actor).personId)
  const items = views.filter((view) => screen === null || view.screen === screen).map(documentOf)
  return { items, nextCursor: null, total: items.length }
}

/** Whether a name is another view's already: 409. */
const checkName = (views: readonly SavedView[], { id, screen, name }: Pick<SavedView, 'id' | 'screen' | 'name'>) => {
  const isTaken = views.some((view) => view.screen === screen && view.name === name && view.id !== id)
  if (isTaken) throw conflict(`You have a view called ${name} already. Replace it, or choose another name.`)
}

/** Keeps a view of a list. One of the same name is written over only when told so, else 409; also beyond 50. */
export const saveView = (
  pool: Pool,
  actor: Actor,
  { screen, name, search, replace }: SavedViewRequest,
  at: EpochMs,
): Promise<SavedViewDocument> => {
  const person = requirePerson(actor)
  const { personId } = person
  const checked = checkedViewSearch(screen, search, person)
  return inTransaction(pool, async (client) => {
    await lockViews(client, personId)
    const views = (await readViews(client, personId)).filter((view) => view.screen === screen)
    const before = replace ? views.find((view) => view.name === name) : undefined
    const id = before?.id ?? randomUUID()
    checkName(views, { id, screen, name })
    if (before === undefined && views.length >= VIEWS_PER_SCREEN_MAX) {
      throw conflict(`You keep ${String(VIEWS_PER_SCREEN_MAX)} views of this list; remove one first.`)
    }
    const view = { id, screen, name, search: checked, createdAt: before?.createdAt ?? at }
    await writeView(client, personId, view)
    return documentOf(view)
  })
}

/** Gives one of one's own views another name; 409 when another view of the list has it. */
export const renameView = (pool: Pool, actor: Actor, id: string, name: string): Promise<SavedViewDocument> => {
  const { personId } = requirePerson(actor)
  return inTransaction(pool, async (client) => {
    await lockViews(client, personId)
    const views = await readViews(client, personId)
    const view = requireStored(
      views.find((one) => one.id === id),
      NO_VIEW,
    )
    const renamed = { ...view, name }
    checkName(views, renamed)
    await writeView(client, personId, renamed)
    return documentOf(renamed)
  })
}

/** Removes one of one's own views. */
export const removeView = async (pool: Pool, actor: Actor, id: string): Promise<void> => {
  const { personId } = requirePerson(actor)
  if (!(await deleteView(pool, personId, storableText(id)))) throw notFound(NO_VIEW)
}
