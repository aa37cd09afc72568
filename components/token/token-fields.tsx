import { useId } from 'react'
import { TOKEN_SCOPES } from '@/lib/domain/permission'
import { isBoundScope, SCOPE_TEXT } from '@/lib/view/access-text'
import { TOKEN_DAYS, type BindingKind, type TokenDraft } from '@/lib/view/token-request'
import { problemOf, type FieldProblems } from '../auth/field-problems'
import { ChoiceField } from '../ui/choice-field'
import { TextField } from '../ui/text-field'

const SCOPES = TOKEN_SCOPES.map((scope) => ({
  value: scope,
  name: SCOPE_TEXT[scope].name,
  note: SCOPE_TEXT[scope].may,
}))

const BINDINGS = [
  { value: 'things', name: 'Things whose name matches a pattern' },
  { value: 'sensor', name: 'One sensor' },
  { value: 'any', name: 'All things and sensors' },
] as const satisfies readonly { value: BindingKind; name: string }[]

const daysText = (days: number): string => (days === 0 ? 'Does not expire' : `${String(days)} days`)

type Props = { draft: TokenDraft; problems: FieldProblems; onDraft: (draft: TokenDraft) => void }

/** What a token is called, may do, speaks for, and how long. */
export function TokenFields({ draft, problems, onDraft }: Props) {
  const id = useId()
  return (
    <>
      <TextField
        label="Name"
        autoComplete="off"
        spellCheck={false}
        required
        hint="Who bears it: letters, digits and . _ : @ -"
        value={draft.name}
        problem={problemOf(problems, 'name', 'The name')}
        onChange={(event) => {
          onDraft({ ...draft, name: event.target.value })
        }}
      />
      <ChoiceField
        label="Scope"
        value={draft.scope}
        options={SCOPES}
        onChange={(scope) => {
          onDraft({ ...draft, scope })
        }}
      />
      {isBoundScope(draft.scope) ? <BindingFields draft={draft} problems={problems} onDraft={onDraft} /> : null}
      <label htmlFor={`${id}days`} className="grid justify-items-start gap-1 text-small font-medium text-text-2">
        Valid for
        <select
          id={`${id}days`}
          className="input text-base"
          value={draft.days}
          onChange={(event) => {
            onDraft({ ...draft, days: Number(event.target.value) })
          }}
        >
          {TOKEN_DAYS.map((days) => (
            <option key={days} value={days}>
              {daysText(days)}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

function BindingFields({ draft, problems, onDraft }: Props) {
  const isSensor = draft.bindingKind === 'sensor'
  const problem = problemOf(problems, isSensor ? 'sensor' : 'thingPattern', isSensor ? 'The sensor' : 'The pattern')
  return (
    <>
      <ChoiceField
        label="Speaks for"
        value={draft.bindingKind}
        options={BINDINGS}
        onChange={(bindingKind) => {
          onDraft({ ...draft, bindingKind })
        }}
      />
      {draft.bindingKind === 'any' ? null : (
        <TextField
          label={isSensor ? 'Sensor' : 'Pattern of thing names'}
          autoComplete="off"
          spellCheck={false}
          required
          hint={isSensor ? 'As it is named in the ingest address' : 'An asterisk stands for any characters: pump-*'}
          value={draft.binding}
          problem={problem}
          onChange={(event) => {
            onDraft({ ...draft, binding: event.target.value })
          }}
        />
      )}
    </>
  )
}
