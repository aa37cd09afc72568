'use client'

import { useId, useState } from 'react'
import type { PolicyNumber } from '@/lib/contracts/policy'
import { policyNumberName, policyUnitText } from '@/lib/view/policy-words'

type Props = { number: PolicyNumber; value: number | null; onChange: (value: number) => void }

/** What is wrong with what was typed; null when nothing is. */
const problemOf = (text: string, { unit, min, max }: PolicyNumber): string | null => {
  const value = Number(text)
  return Number.isFinite(value) && value >= min && value <= max ? null : `Must be ${policyUnitText(unit, min, max)}`
}

/** Another value for a number; an empty field leaves it as it is. */
export function NumberField({ number, value, onChange }: Props) {
  const id = useId()
  // What was typed stays as it was typed; another draft begins with other fields.
  const [text, setText] = useState(value === null ? '' : String(value))
  const problem = text.trim() === '' ? null : problemOf(text, number)
  const isDraft = value !== null
  const onText = (typed: string) => {
    setText(typed)
    if (typed.trim() === '') onChange(number.value)
    else if (problemOf(typed, number) === null) onChange(Number(typed))
  }
  return (
    <span className="grid gap-0.5">
      <input
        className={`input w-28 ${isDraft ? 'border-accent' : ''}`}
        inputMode="decimal"
        aria-label={`${policyNumberName(number)} becomes`}
        title={policyUnitText(number.unit, number.min, number.max)}
        placeholder={String(Number(number.value.toPrecision(4)))}
        aria-invalid={problem !== null}
        {...(problem === null ? {} : { 'aria-describedby': id })}
        value={text}
        onChange={(event) => {
          onText(event.target.value)
        }}
      />
      {problem === null ? null : (
        <span id={id} className="max-w-56 text-small whitespace-normal">
          <span aria-hidden className="text-sev-5">
            ●{' '}
          </span>
          {problem}
        </span>
      )}
    </span>
  )
}
