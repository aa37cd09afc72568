import Link from 'next/link'
import type { CatalogRuleDocument } from '@/lib/contracts/catalog'
import { formatCount } from '@/lib/view/format-number'
import { ruleDevicesHref } from '@/lib/view/rule-href'

/** On how many devices a rule holds now; opens them. */
export function RuleDevices({ rule: { id, title, devices } }: { rule: CatalogRuleDocument }) {
  if (devices === null || devices === 0) return <span className="text-text-2">{formatCount(devices)}</span>
  return (
    <Link
      href={ruleDevicesHref(id)}
      className="inline-flex min-h-6 min-w-6 items-center text-accent underline-offset-2 hover:underline max-sm:min-h-11"
    >
      {formatCount(devices)}
      <span className="sr-only"> devices with {title}</span>
    </Link>
  )
}
