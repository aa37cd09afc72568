'use client'

import { useState, type SubmitEvent } from 'react'
import type { SavedViewDocument } from '@/lib/contracts/saved-view'
import { VIEW_NAME_LENGTH_MAX, type ViewScreen } from '@/lib/domain/saved-view'
import { visibleText } from '@/lib/view/visible-text'
import { ActFailure } from '../ui/act-failure'
import { Dialog } from '../ui/dialog'
import { QueryPanel } from '../ui/query-panel'
import { useViews } from './use-views'

const SHOWN_CHARACTERS = 80

/** One's own views of a list, to be renamed or removed. */
export function ManageViewsDialog({ screen, onClose }: { screen: ViewScreen; onClose: () => void }) {
  const { views, rename, remove } = useViews()
  const [edited, setEdited] = useState<string | null>(null)
  return (
    <Dialog
      button={null}
      title={`Your views of the ${screen}`}
      note="Only you see them."
      control={{
        isOpen: true,
        onOpenChange: (isOpen) => {
          if (!isOpen) onClose()
        },
      }}
    >
      {() => (
        <div className="px-4 pb-4">
          <QueryPanel
            query={views}
            label="Your views"
            shape="h-24"
            isEmpty={({ items }) => items.every((view) => view.screen !== screen)}
            empty={<p className="text-text-2">No view is left. Save one from the menu of the list.</p>}
          >
            {({ items }) => (
              <ul className="grid gap-1">
                {items
                  .filter((view) => view.screen === screen)
                  .map((view) => (
                    <li key={view.id} className="border-t border-border py-1.5 first:border-0">
                      {edited === view.id ? (
                        <RenameForm
                          view={view}
                          onName={(name) => {
                            rename.mutate(
                              { id: view.id, name },
                              {
                                onSuccess: () => {
                                  setEdited(null)
                                },
                              },
                            )
                          }}
                        />
                      ) : (
                        <ViewLine
                          view={view}
                          onRename={() => {
                            rename.reset()
                            setEdited(view.id)
                          }}
                          onRemove={() => {
                            remove.mutate(view)
                          }}
                        />
                      )}
                    </li>
                  ))}
              </ul>
            )}
          </QueryPanel>
          <ActFailure error={rename.error} />
        </div>
      )}
    </Dialog>
  )
}

type LineProps = { view: SavedViewDocument; onRename: () => void; onRemove: () => void }

function ViewLine({ view, onRename, onRemove }: LineProps) {
  const name = visibleText(view.name, SHOWN_CHARACTERS)
  const q = new URLSearchParams(view.search).get('q')
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate font-medium">{name}</p>
        <p className="truncate text-small text-text-2">{q === null ? 'The whole list' : visibleText(q, 200)}</p>
      </div>
      <button type="button" className="btn" aria-label={`Rename ${name}`} onClick={onRename}>
        Rename
      </button>
      <button type="button" className="btn" aria-label={`Remove ${name}`} onClick={onRemove}>
        Remove
      </button>
    </div>
  )
}

function RenameForm({ view, onName }: { view: SavedViewDocument; onName: (name: string) => void }) {
  const [name, setName] = useState(view.name)
  const onSend = (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim() !== '') onName(name)
  }
  return (
    <form noValidate className="flex gap-2" onSubmit={onSend}>
      <input
        className="input"
        aria-label={`New name of ${visibleText(view.name, SHOWN_CHARACTERS)}`}
        // It was asked for by a press right here.
        ref={(input) => {
          if (input !== null && document.activeElement !== input) input.focus()
        }}
        maxLength={VIEW_NAME_LENGTH_MAX}
        value={name}
        onChange={(event) => {
          setName(event.target.value)
        }}
      />
      <button type="submit" className="btn btn-primary">
        Rename
      </button>
    </form>
  )
}
