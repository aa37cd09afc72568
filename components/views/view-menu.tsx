'use client'

import { useQuery } from '@tanstack/react-query'
import { Bookmark, BookmarkPlus, Check, Settings2 } from 'lucide-react'
import { useRouter, useSearchParams } from 'next/navigation'
import { lazy, Suspense, useState } from 'react'
import type { SavedViewDocument } from '@/lib/contracts/saved-view'
import { viewSearchOf, type ViewScreen } from '@/lib/domain/saved-view'
import { viewHref } from '@/lib/view/view-href'
import { visibleText } from '@/lib/view/visible-text'
import { viewsQuery } from '../queries/view-queries'
import { useCommands } from '../ui/commands'
import { Menu, MenuItem } from '../ui/menu'

const SaveViewDialog = lazy(async () => ({ default: (await import('./save-view-dialog')).SaveViewDialog }))
const ManageViewsDialog = lazy(async () => ({ default: (await import('./manage-views-dialog')).ManageViewsDialog }))

const NAME_CHARACTERS = 80

/** One's own views of a list: which is open, the others, and the way to keep what is looked at now. */
export function ViewMenu({ screen }: { screen: ViewScreen }) {
  const router = useRouter()
  const search = viewSearchOf(screen, useSearchParams().toString())
  const views = useQuery(viewsQuery())
  const [asked, setAsked] = useState<'save' | 'manage' | null>(null)
  const own = (views.data?.items ?? []).filter((view) => view.screen === screen)
  const open = own.find((view) => view.search === search)
  const onClose = () => {
    setAsked(null)
  }
  const ask = (what: 'save' | 'manage') => () => {
    setAsked(what)
  }
  useCommands([
    { id: 'save-view', text: 'Save this view', scope: 'This list', run: ask('save') },
    { id: 'manage-views', text: 'Rename or remove views', scope: 'This list', run: ask('manage') },
  ])
  return (
    <>
      <Menu
        {...buttonOf(open)}
        className="btn max-w-52"
        closesOnSelect
        head={own.length > 0 ? null : <ViewsNote isFailed={views.error !== null} isPending={views.isPending} />}
      >
        {own.map((view) => (
          <MenuItem
            key={view.id}
            icon={<Check size={15} aria-hidden className={view === open ? 'shrink-0' : 'invisible shrink-0'} />}
            onSelect={() => {
              router.push(viewHref(view))
            }}
          >
            <span className="min-w-0 flex-1 truncate">{visibleText(view.name, NAME_CHARACTERS)}</span>
            {view === open ? <span className="text-small text-text-2">open</span> : null}
          </MenuItem>
        ))}
        <MenuItem icon={<BookmarkPlus size={15} aria-hidden className="shrink-0" />} onSelect={ask('save')}>
          Save this view
        </MenuItem>
        {own.length === 0 ? null : (
          <MenuItem icon={<Settings2 size={15} aria-hidden className="shrink-0" />} onSelect={ask('manage')}>
            Rename or remove
          </MenuItem>
        )}
      </Menu>
      <Suspense fallback={null}>
        {asked === 'save' ? <SaveViewDialog screen={screen} search={search} onClose={onClose} /> : null}
        {asked === 'manage' ? <ManageViewsDialog screen={screen} onClose={onClose} /> : null}
      </Suspense>
    </>
  )
}

/** What stands on the button: which view is open, or that there may be some. */
const buttonOf = (open: SavedViewDocument | undefined) => {
  const name = open === undefined ? 'Views' : visibleText(open.name, NAME_CHARACTERS)
  return {
    label: open === undefined ? name : `Views, open: ${name}`,
    button: (
      <>
        <Bookmark size={14} aria-hidden className="shrink-0" fill={open === undefined ? 'none' : 'currentColor'} />
        <span className="truncate">{name}</span>
      </>
    ),
  }
}

function ViewsNote({ isFailed, isPending }: { isFailed: boolean; isPending: boolean }) {
  if (isFailed) return <p className="px-2 py-1.5 text-small text-text-2">Your views could not be read.</p>
  return (
    <p className="px-2 py-1.5 text-small text-text-2">
      {isPending
        ? 'Reading your views'
        : 'No view yet. A view keeps the filter, order and columns of this list under a name of yours. Only you see it.'}
    </p>
  )
}
