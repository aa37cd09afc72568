'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCounted } from '@/lib/view/format-number'
import { profileDifferenceQuery, profileVersionsQuery } from '../queries/profile-queries'
import { Moment } from '../time/moment'
import { InertText } from '../ui/inert-text'
import { QueryPanel } from '../ui/query-panel'

const VALUE_CHARACTERS_MAX = 120

/** The versions of what a device said of itself; one opens what became other since. */
export function ProfileHistory({ deviceId }: { deviceId: string }) {
  const [since, setSince] = useState<string | null>(null)
  const versions = useQuery(profileVersionsQuery(deviceId))
  return (
    <section aria-label="Earlier versions of the profile" className="border-t border-border px-3.5 py-2.5">
      <h3 className="text-small font-semibold">Earlier versions</h3>
      <QueryPanel query={versions} label="The versions" shape="h-16">
        {({ items, total }) =>
          total <= 1 ? (
            <p className="text-small text-text-2">It has said one thing so far.</p>
          ) : (
            <ul>
              {items.slice(1).map(({ version, at, changedParts }) => (
                <li key={version} className="flex min-h-8 flex-wrap items-center gap-2 text-small">
                  <Moment at={at} />
                  <span className="min-w-0 flex-1 truncate text-text-2">
                    {changedParts.length === 0 ? 'first version' : `changed ${changedParts.join(', ')}`}
                  </span>
                  <button
                    type="button"
                    className="btn btn-quiet"
                    aria-expanded={since === at}
                    onClick={() => {
                      setSince(since === at ? null : at)
                    }}
                  >
                    Compare with now
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </QueryPanel>
      {since === null ? null : <Difference deviceId={deviceId} since={since} />}
    </section>
  )
}

function Difference({ deviceId, since }: { deviceId: string; since: string }) {
  const difference = useQuery(profileDifferenceQuery(deviceId, since))
  return (
    <QueryPanel query={difference} label="The difference" shape="h-16">
      {({ changes }) => (
        <table className="data-table mt-1.5">
          <caption className="text-left text-small text-text-2">
            {formatCounted(changes.length, 'claim')} became other
          </caption>
          <thead>
            <tr>
              <th scope="col">Claim</th>
              <th scope="col">Then</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ path, before, after }) => (
              <tr key={path}>
                <th scope="row" className="font-mono font-normal wrap-anywhere whitespace-normal">
                  <InertText raw={path} charactersMax={VALUE_CHARACTERS_MAX} />
                </th>
                {[before, after].map((value, index) => (
                  <td key={index} className="wrap-anywhere">
                    {value === null ? '–' : <InertText raw={value} charactersMax={VALUE_CHARACTERS_MAX} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </QueryPanel>
  )
}
