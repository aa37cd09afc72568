'use client'

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState, type SubmitEvent } from 'react'
import { NOTE_LENGTH_MAX } from '@/lib/contracts/note'
import { useMay } from '../auth/me'
import { addNote, notesQuery } from '../queries/note-queries'
import { queryKeys } from '../queries/query-keys'
import { ActFailure } from '../ui/act-failure'
import { EmptyNote } from '../ui/empty-note'
import { LoadMore } from '../ui/load-more'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import { NoteItem } from './note-item'

/** What people know of the device that no record tells. */
export function NotesPanel({ deviceId }: { deviceId: string }) {
  const notes = useInfiniteQuery(notesQuery(deviceId))
  return (
    <Panel title="Notes" note="What people know that no record tells">
      <NoteForm deviceId={deviceId} />
      <QueryPanel
        query={notes}
        label="The notes"
        shape="m-3.5 h-16"
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyNote title="Nobody has written anything yet">Write down what the next shift should know.</EmptyNote>
        }
      >
        {({ items, total, totalIsAtLeast }) => (
          <>
            <ul>
              {items.map((note) => (
                <NoteItem key={note.id} deviceId={deviceId} note={note} />
              ))}
            </ul>
            <LoadMore
              shown={items.length}
              total={total}
              totalIsAtLeast={totalIsAtLeast}
              hasMore={notes.hasNextPage}
              isFetching={notes.isFetching}
              onMore={() => void notes.fetchNextPage()}
            />
          </>
        )}
      </QueryPanel>
    </Panel>
  )
}

function NoteForm({ deviceId }: { deviceId: string }) {
  const id = useId()
  const client = useQueryClient()
  const mayWrite = useMay('analyse')
  const [text, setText] = useState('')
  const add = useMutation({
    mutationFn: () => addNote(deviceId, text),
    onSuccess: async () => {
      setText('')
      await client.invalidateQueries({ queryKey: queryKeys.notes(deviceId) })
    },
  })
  const isReady = mayWrite && text.trim() !== '' && !add.isPending
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isReady) add.mutate()
  }
  return (
    <form noValidate className="px-3.5 pb-3" onSubmit={onSubmit}>
      <label htmlFor={id} className="sr-only">
        A new note
      </label>
      <div className="flex flex-wrap items-end gap-2">
        <textarea
          id={id}
          rows={2}
          maxLength={NOTE_LENGTH_MAX}
          readOnly={!mayWrite}
          placeholder={mayWrite ? 'Write a note' : 'Writing notes needs the Analyst role'}
          className="input min-w-0 flex-1 basis-72 py-1.5"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
          }}
        />
        <button type="submit" className="btn" aria-disabled={!isReady} title={reasonOf(mayWrite)}>
          Add the note
        </button>
      </div>
      <ActFailure error={add.error} />
    </form>
  )
}

const reasonOf = (mayWrite: boolean): string => (mayWrite ? 'Everybody who may read sees it' : 'Needs the Analyst role')
