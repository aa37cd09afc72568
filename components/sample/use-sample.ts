'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { queryKeys } from '../queries/query-keys'
import { isSampleMoving, loadSampleFleet, removeSampleFleet, sampleFleetQuery } from '../queries/sample-queries'
import { useToast } from '../ui/toast'

/** The sample fleet; when the worker is done with it, whatever pages show of devices is read anew. */
export const useSample = () => {
  const sample = useQuery(sampleFleetQuery())
  const client = useQueryClient()
  const isMoving = isSampleMoving(sample.data?.state)
  const wasMoving = useRef(false)
  useEffect(() => {
    if (wasMoving.current && !isMoving) void client.invalidateQueries()
    wasMoving.current = isMoving
  }, [isMoving, client])
  return sample
}

/** Asks for the sample fleet or for its removal, and says so. */
export const useSampleAct = (act: 'load' | 'remove') => {
  const client = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: () => (act === 'load' ? loadSampleFleet() : removeSampleFleet()),
    onSuccess: (document) => {
      client.setQueryData(queryKeys.sampleFleet(), document)
      toast({ text: act === 'load' ? 'The sample fleet is on its way' : 'The sample fleet is being removed' })
    },
  })
}
