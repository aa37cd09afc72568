'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { NOTE_LENGTH_MAX, type NoteDocument } from '@/lib/contracts/note'
import { changeNote, removeNote, restoreNote } from '../queries/note-queries'
import { queryKeys } from '../queries/query-keys'
import { Moment } from '../time/moment'
import { ActFailure } from '../ui/act-failure'
import { InertText } from '../ui/inert-text'
import { useToast } from '../ui/toast'

type Props = { deviceId: string; note: NoteDocument }

/** One note with who wrote it and when; its author may change it or take it away. */
export function NoteItem({ deviceId, note }: Props) {
  const [isEdited, setIsEdited] = useState(false)
  return (
    <li className="border-t border-border px-3.5 py-2">
      <p className="flex flex-wrap items-center gap-x-2 text-small text-text-3">
        <span className="font-medium text-text-2">
          <InertText raw={note.by} charactersMax={120} />
        </span>
        <Moment at={note.at} />
        {note.editedAt === null ? null : (
          <span>
            changed <Moment at={note.editedAt} />
          </span>
        )}
        {note.mayChange && !isEdited ? (
          <span className="ml-auto flex gap-1">
            <button
              type="button"
              className="btn btn-quiet"
              onClick={() => {
                setIsEdited(true)
              }}
            >
              Change
            </button>
            <RemoveButton deviceId={deviceId} note={note} />
          </span>
        ) : null}
      </p>
      {isEdited ? (
        <NoteEditor
          deviceId={deviceId}
          note={note}
          onDone={() => {
            setIsEdited(false)
          }}
        />
      ) : (
        <p className="whitespace-pre-line">
          <InertText raw={note.text} charactersMax={NOTE_LENGTH_MAX} />
        </p>
      )}
    </li>
  )
}

function RemoveButton({ deviceId, note }: Props) {
  const client = useQueryClient()
  const show = useToast()
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.notes(deviceId) })
  const restore = useMutation({ mutationFn: () => restoreNote(deviceId, note.id), onSettled: refresh })
  const remove = useMutation({
    mutationFn: () => removeNote(deviceId, note.id),
    onSuccess: async () => {
      await refresh()
      show({
        text: 'The note is removed',
        undo: () => {
          restore.mutate()
        },
      })
    },
    onError: ({ message }) => {
      show({ text: `The note was not removed. ${message}`, isFailure: true })
    },
  })
  return (
    <button
      type="button"
      className="btn btn-quiet"
      aria-disabled={remove.isPending}
      onClick={() => {
        if (!remove.isPending) remove.mutate()
      }}
    >
      Remove
    </button>
  )
}

function NoteEditor({ deviceId, note, onDone }: Props & { onDone: () => void }) {
  const client = useQueryClient()
  const [text, setText] = useState(note.text)
  const change = useMutation({
    mutationFn: () => changeNote(deviceId, note.id, text),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.notes(deviceId) })
      onDone()
    },
  })
  const isReady = text.trim() !== '' && !change.isPending
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) change.mutate()
      }}
    >
      <textarea
        aria-label="The note"
        rows={3}
        maxLength={NOTE_LENGTH_MAX}
        className="input py-1.5"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
        }}
      />
      <ActFailure error={change.error} />
      <div className="mt-1.5 flex gap-2">
        <button type="submit" className="btn" aria-disabled={!isReady}>
          Save
        </button>
        <button type="button" className="btn btn-quiet" onClick={onDone}>
          Leave it as it was
        </button>
      </div>
    </form>
  )
}
