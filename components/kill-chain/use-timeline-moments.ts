import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { changeMoments, compromiseMoments, judgementMoments } from '@/lib/view/device-moments'
import type { TimelineMoment } from '@/lib/view/timeline-moments'
import { compromiseQuery, judgementsQuery } from '../queries/judgement-queries'
import { profileVersionsQuery } from '../queries/profile-queries'

/** What happened to the device and is drawn through all lanes, as far as it is known by now. */
export const useTimelineMoments = (deviceId: string): readonly TimelineMoment[] => {
  const { data: versions } = useQuery(profileVersionsQuery(deviceId))
  const { data: judgements } = useInfiniteQuery(judgementsQuery({ device: deviceId, limit: '10' }))
  const { data: compromise } = useQuery(compromiseQuery(deviceId))
  return useMemo(
    () => [
      ...changeMoments(versions?.items ?? []),
      ...judgementMoments(judgements?.items ?? []),
      ...compromiseMoments(
        compromise === undefined ? [] : [...(compromise.open === null ? [] : [compromise.open]), ...compromise.past],
      ),
    ],
    [versions, judgements, compromise],
  )
}
