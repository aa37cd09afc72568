import Link from 'next/link'
import type { FindingDocument } from '@/lib/contracts/finding'
import { devicesHref } from '@/lib/view/devices-href'
import { portOf } from '@/lib/view/matched-fields'
import { ruleDevicesHref, ruleHref } from '@/lib/view/rule-href'

/** Where a finding leads: to who else has it, to what happens at its port, to its rule. */
export function LookFurther({ finding: { rule, subject } }: { finding: FindingDocument }) {
  const port = portOf(subject)
  const ways = [
    { href: ruleDevicesHref(rule.id), text: 'All devices that have this finding' },
    ...(port === null ? [] : [{ href: devicesHref(['port', port]), text: `All findings about port ${port}` }]),
    { href: ruleHref(rule.id), text: 'The rule in the catalog' },
  ]
  return (
    <ul className="flex flex-wrap gap-x-4">
      {ways.map(({ href, text }) => (
        <li key={href}>
          <Link href={href} className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline">
            {text}
          </Link>
        </li>
      ))}
    </ul>
  )
}
