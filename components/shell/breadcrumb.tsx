'use client'

import Link from 'next/link'
import { useParams, usePathname } from 'next/navigation'
import { deviceIdOf } from '@/lib/view/device-href'
import { visibleText } from '@/lib/view/visible-text'
import { consolePageOf } from './console-pages'

const NAME_CHARACTERS_MAX = 80

/** What a page below another is of: a device, a group, a rule; null on the page itself and its parts. */
const useSubject = (): string | null => {
  const { deviceId, groupId, ruleId } = useParams<{ deviceId?: string; groupId?: string; ruleId?: string }>()
  const segment = deviceId ?? groupId ?? ruleId
  return segment === undefined ? null : visibleText(deviceIdOf(segment), NAME_CHARACTERS_MAX)
}

/** The way back up. */
export function Breadcrumb() {
  const subject = useSubject()
  const page = consolePageOf(usePathname())
  if (page === undefined || subject === null)
    return <p className="min-w-0 truncate font-medium">{page?.text ?? 'Vedette'}</p>
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex items-center gap-1.5 text-text-3">
        <li>
          <Link
            href={page.href}
            className="inline-flex min-h-6 items-center text-text-2 underline-offset-2 hover:underline max-sm:min-h-11"
          >
            {page.text}
          </Link>
        </li>
        <li aria-hidden>/</li>
        <li aria-current="page" className="max-w-64 min-w-0 truncate font-medium text-text max-sm:max-w-24">
          {subject}
        </li>
      </ol>
    </nav>
  )
}
