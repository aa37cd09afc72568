import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { TimelineMoment } from '@/lib/view/timeline-moments'
import { visibleText } from '@/lib/view/visible-text'
import { profileVersionsQuery } from '../queries/profile-queries'

const PARTS_CHARACTERS_MAX = 60

/** What happened to the device that is drawn through all lanes; none while it is not known. */
export const useTimelineMoments = (deviceId: string): readonly TimelineMoment[] => {
  const { data } = useQuery(profileVersionsQuery(deviceId))
  return useMemo(
    () =>
      (data?.items ?? [])
        .filter(({ changedParts }) => changedParts.length > 0)
        .map(({ at, changedParts }) => ({
          at: Date.parse(at),
          kind: 'change',
          text: visibleText(`Changed ${changedParts.join(', ')}`, PARTS_CHARACTERS_MAX),
        })),
    [data],
  )
}
