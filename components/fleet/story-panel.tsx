'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { storyLine } from '@/lib/view/fleet-story'
import { fleetChangesQuery } from '../queries/fleet-queries'
import { Moment } from '../time/moment'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'

/** The last 24 hours, in the order of time. */
export function StoryPanel() {
  const changes = useQuery(fleetChangesQuery())
  return (
    <Panel title="The last 24 hours">
      <QueryPanel
        query={changes}
        label="The story of the last 24 hours"
        shape="h-40"
        isEmpty={({ story }) => story.length === 0}
        empty={
          <EmptyNote title="Nothing happened">
            No device became known or high, no source fell silent, and no firmware spread.
          </EmptyNote>
        }
      >
        {({ story }) => (
          <ol className="px-3.5 pb-3" aria-label="What happened, in the order of time">
            {story.map((line) => {
              const { text, href } = storyLine(line)
              return (
                <li key={`${line.kind} ${line.at} ${text}`} className="border-b border-border last:border-b-0">
                  <Link
                    href={href}
                    prefetch={false}
                    className="grid grid-cols-[64px_minmax(0,1fr)] gap-2 rounded-control py-1.5 hover:bg-surface-2"
                  >
                    <span className="text-small text-text-3">
                      <Moment at={line.at} />
                    </span>
                    <span className="wrap-anywhere">{text}</span>
                  </Link>
                </li>
              )
            })}
          </ol>
        )}
      </QueryPanel>
    </Panel>
  )
}
