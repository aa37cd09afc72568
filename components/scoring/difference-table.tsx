import type { PolicyDifference } from '@/lib/contracts/policy'
import { policyChangeMeaning, policyNumberName, policyValueText } from '@/lib/view/policy-words'

type Props = { caption: string; items: PolicyDifference['items'] }

/** Numbers before and after, and what each change means. */
export function DifferenceTable({ caption, items }: Props) {
  return (
    <div className="overflow-x-auto">
      <table className="data-table stack">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">Before → after</th>
            <th scope="col">What it means</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.key}>
              <th scope="row" data-label="Number" className="text-base font-medium whitespace-normal text-text">
                {policyNumberName(item)}
              </th>
              <td data-label="Before → after" className="whitespace-nowrap">
                <span>
                  <span className="text-text-2">{policyValueText(item.before, item.unit)}</span>
                  {' → '}
                  <span className="font-semibold">{policyValueText(item.after, item.unit)}</span>
                </span>
              </td>
              <td data-label="What it means" className="whitespace-normal text-text-2">
                {policyChangeMeaning(item, item.before, item.after)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
