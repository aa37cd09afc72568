'use client'

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AlarmEventDocument } from '@/lib/contracts/alarm'
import { COMMENT_CHARACTERS_MAX } from '@/lib/domain/alarm'
import { visibleText } from '@/lib/view/visible-text'
import { useMay } from '../auth/me'
import { alarmEventsQuery, commentAlarm } from '../queries/alarm-queries'
import { queryKeys } from '../queries/query-keys'
import { Moment } from '../time/moment'
import { ActFailure } from '../ui/act-failure'
import { InertText } from '../ui/inert-text'
import { QueryPanel } from '../ui/query-panel'

const ACTOR_CHARACTERS = 80

const WORDS: Readonly<Record<string, string>> = {
  raised: 'Raised',
  'came-again': 'Came again, open again',
  escalated: 'Became worse',
  cleared: 'Cleared: what it was raised for is over',
  released: 'Let go by the suppression that held it',
  acknowledged: 'Acknowledged',
  assigned: 'Assigned',
  closed: 'Closed',
  reopened: 'Opened again',
  suppressed: 'Suppressed',
  undone: 'An act was undone',
  comment: 'Comment',
}
const UNDOABLE = ['acknowledged', 'assigned', 'closed', 'reopened', 'suppressed']

type Props = { alarmId: string; onUndo: (actId: string) => void }

/** What became of an alarm and who did it, with comments and the way back. */
export function AlarmHistory({ alarmId, onUndo }: Props) {
  const events = useInfiniteQuery(alarmEventsQuery(alarmId))
  const mayAct = useMay('analyse')
  return (
    <section aria-label="History" className="mt-4">
      <h3 className="mb-1.5 text-small font-medium text-text-2">History</h3>
      {mayAct ? <CommentForm alarmId={alarmId} /> : null}
      <QueryPanel query={events} label="The history" shape="h-24">
        {({ items }) => (
          <ol className="grid gap-2">
            {items.map((event) => (
              <li key={event.id} className="text-small">
                <EventLine event={event} />
                {mayAct && event.actId !== null && UNDOABLE.includes(event.kind) ? (
                  <UndoButton actId={event.actId} onUndo={onUndo} />
                ) : null}
              </li>
            ))}
          </ol>
        )}
      </QueryPanel>
      {events.hasNextPage ? (
        <button type="button" className="btn mt-2" onClick={() => void events.fetchNextPage()}>
          Show older
        </button>
      ) : null}
    </section>
  )
}

function EventLine({ event }: { event: AlarmEventDocument }) {
  const { kind, actor, at, detail } = event
  return (
    <>
      <p>
        <span className="font-medium">{WORDS[kind] ?? visibleText(kind, ACTOR_CHARACTERS)}</span>{' '}
        <span className="text-text-2">
          <Moment at={at} />
          {actor === '' ? ', by itself' : ` by ${visibleText(actor, ACTOR_CHARACTERS)}`}
        </span>
      </p>
      {detail === null || detail === '' || kind === 'assigned' ? null : (
        <p className="wrap-anywhere whitespace-pre-wrap">
          <InertText raw={detail} charactersMax={COMMENT_CHARACTERS_MAX} />
        </p>
      )}
    </>
  )
}

function UndoButton({ actId, onUndo }: { actId: string; onUndo: (actId: string) => void }) {
  return (
    <button
      type="button"
      className="btn btn-quiet"
      onClick={() => {
        onUndo(actId)
      }}
    >
      Undo the whole act
    </button>
  )
}

function CommentForm({ alarmId }: { alarmId: string }) {
  const [text, setText] = useState('')
  const client = useQueryClient()
  const comment = useMutation({
    mutationFn: () => commentAlarm(alarmId, text.trim()),
    onSuccess: () => {
      setText('')
      return client.invalidateQueries({ queryKey: queryKeys.alarmEvents(alarmId) })
    },
  })
  return (
    <form
      className="mb-3 grid gap-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '' && !comment.isPending) comment.mutate()
      }}
    >
      <textarea
        aria-label="Comment"
        className="input h-16 py-1.5"
        placeholder="A comment for whoever looks at it next"
        maxLength={COMMENT_CHARACTERS_MAX}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
        }}
      />
      <ActFailure error={comment.error} />
      <button type="submit" className="btn justify-self-start" aria-disabled={text.trim() === ''}>
        Add the comment
      </button>
    </form>
  )
}
