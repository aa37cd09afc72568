'use client'

import { useState } from 'react'
import { SavedViewRequest } from '@/lib/contracts/saved-view'
import type { ViewScreen } from '@/lib/domain/saved-view'
import { visibleText } from '@/lib/view/visible-text'
import { fieldProblemsOf, problemOf, type FieldProblems } from '../auth/field-problems'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { TextField } from '../ui/text-field'
import { useToast } from '../ui/toast'
import { useViews } from './use-views'

const SHOWN_CHARACTERS = 200

type Props = { screen: ViewScreen; search: string; onClose: () => void }

/** Keeps the list as it is looked at now, under a name; one's own view of that name only when it is said. */
export function SaveViewDialog({ screen, search, onClose }: Props) {
  const { views, save } = useViews()
  const toast = useToast()
  const [name, setName] = useState('')
  const [problems, setProblems] = useState<FieldProblems>({})
  const isTaken = (views.data?.items ?? []).some((view) => view.screen === screen && view.name === name.trim())
  const q = new URLSearchParams(search).get('q')
  const onSubmit = () => {
    // What is on the button is what is meant: "Replace it" stands there as soon as the name is one's own view's.
    const parsed = SavedViewRequest.safeParse({ screen, search, name, replace: isTaken })
    setProblems(parsed.success ? {} : fieldProblemsOf(parsed.error))
    if (!parsed.success) return
    save.mutate(parsed.data, {
      onSuccess: (view) => {
        toast({ text: `${isTaken ? 'Replaced' : 'Saved'} the view ${visibleText(view.name, SHOWN_CHARACTERS)}.` })
        onClose()
      },
    })
  }
  return (
    <Dialog
      button={null}
      title="Save this view"
      note={q === null ? 'Of the whole list' : `Of ${visibleText(q, SHOWN_CHARACTERS)}`}
      control={{
        isOpen: true,
        onOpenChange: (isOpen) => {
          if (!isOpen) onClose()
        },
      }}
    >
      {() => (
        <DialogForm act={isTaken ? 'Replace it' : 'Save the view'} mutation={save} onSubmit={onSubmit}>
          <TextField
            label="Name"
            required
            hint={isTaken ? 'You have a view of this name. It will show this instead.' : 'Only you see it.'}
            value={name}
            problem={problemOf(problems, 'name', 'The name')}
            onChange={(event) => {
              setName(event.target.value)
            }}
          />
        </DialogForm>
      )}
    </Dialog>
  )
}
