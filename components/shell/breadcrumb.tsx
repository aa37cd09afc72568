'use client'

import Link from 'next/link'
import { useParams, usePathname } from 'next/navigation'
import { deviceIdOf } from '@/lib/view/device-href'
import { visibleText } from '@/lib/view/visible-text'
import { consolePageOf } from './console-pages'

/** The way back up. */
export function Breadcrumb() {
  const { deviceId } = useParams<{ deviceId?: string }>()
  const path = usePathname()
  if (deviceId === undefined) return <p className="font-medium">{consolePageOf(path)?.text ?? 'Vedette'}</p>
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex items-center gap-1.5 text-text-3">
        <li>
          <Link
            href="/devices"
            className="inline-flex min-h-6 items-center text-text-2 underline-offset-2 hover:underline max-sm:min-h-11"
          >
            Devices
          </Link>
        </li>
        <li aria-hidden>/</li>
        <li aria-current="page" className="max-w-64 min-w-0 truncate font-medium text-text max-sm:max-w-24">
          {visibleText(deviceIdOf(deviceId), 80)}
        </li>
      </ol>
    </nav>
  )
}
