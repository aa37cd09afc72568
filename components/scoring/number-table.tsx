import Link from 'next/link'
import type { PolicyNumber } from '@/lib/contracts/policy'
import { policyNumberName, policyValueText } from '@/lib/view/policy-words'
import { ruleHref } from '@/lib/view/rule-href'
import { NumberField } from './number-field'
import type { Draft } from './draft'

type Props = {
  caption: string
  base: string
  numbers: readonly PolicyNumber[]
  draft: Draft
  onChange: ((changes: Draft) => void) | null
}

/** Numbers with where each comes from; on a phone one under the other. */
export function NumberTable({ caption, base, numbers, draft, onChange }: Props) {
  return (
    <table className="data-table stack">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Number</th>
          <th scope="col">Is</th>
          <th scope="col">Comes from</th>
          {onChange === null ? null : <th scope="col">Becomes</th>}
        </tr>
      </thead>
      <tbody>
        {numbers.map((number) => (
          <tr key={number.key}>
            <th scope="row" data-label="Number" className="text-base font-medium whitespace-normal text-text">
              <NumberName number={number} />
            </th>
            <td data-label="Is">
              <span>
                <span className="font-semibold">{policyValueText(number.value, number.unit)}</span>
                {number.value === number.baseValue ? null : (
                  <span className="block text-small text-text-2">
                    {base} says {policyValueText(number.baseValue, number.unit)}
                  </span>
                )}
              </span>
            </td>
            <td data-label="Comes from" className="max-w-[52ch] text-small whitespace-normal text-text-2">
              {number.value === number.baseValue
                ? number.source
                : `Set by an administrator or follows from what was set. Built in: ${number.source}`}
            </td>
            {onChange === null ? null : (
              <td data-label="Becomes">
                <NumberField
                  number={number}
                  value={draft[number.key] ?? null}
                  onChange={(value) => {
                    onChange({ [number.key]: value })
                  }}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function NumberName({ number }: { number: PolicyNumber }) {
  const name = policyNumberName(number)
  if (number.ruleId === null) return name
  return (
    <Link href={ruleHref(number.ruleId)} className="underline-offset-2 hover:underline">
      {name}
    </Link>
  )
}
