import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useState } from 'react'
import { useToast } from '../ui/toast'

const POLL_MS = 1_000

const later = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, POLL_MS)
  })

type Act = {
  id: string
  state: 'gathering' | 'running' | 'finished' | 'refused'
  canUndo: boolean
  refusal?: string | null
}

type Given<Request, Done extends Act> = {
  begin: (request: Request) => Promise<Done>
  read: (actId: string) => Promise<Done>
  undo: (actId: string) => Promise<Done>
  /** What was done, in words; without a request it is what was brought back. */
  say: (act: Done, request: Request | null) => string
  /** What is read anew after an act. */
  refreshes: readonly QueryKey[]
  onDone: () => void
  /** Nothing was done: what was selected may be other by now. */
  onFailure: () => void
}

/** Asks how far an act is until it goes no further. */
const finishedOf = async <Done extends Act>(
  begun: Done,
  read: (actId: string) => Promise<Done>,
  onProgress: (act: Done) => void,
): Promise<Done> => {
  let act = begun
  while (act.state === 'gathering' || act.state === 'running') {
    onProgress(act)
    await later()
    act = await read(act.id)
  }
  return act
}

/** Acts on many things: waits until all is done, says what was, and offers the way back. */
export const useBulkActs = <Request, Done extends Act>(given: Given<Request, Done>) => {
  const [progress, setProgress] = useState<Done | null>(null)
  const client = useQueryClient()
  const toast = useToast()
  const follow = async (begun: Done): Promise<Done> => {
    const act = await finishedOf(begun, given.read, setProgress)
    if (act.state === 'refused') throw new Error(act.refusal ?? 'Nothing was changed.')
    return act
  }
  const onSettled = async () => {
    setProgress(null)
    await Promise.all(given.refreshes.map((queryKey) => client.invalidateQueries({ queryKey })))
  }
  const onError = (error: Error) => {
    toast({ text: error.message, isFailure: true })
    given.onFailure()
  }
  const undo = useMutation({
    mutationFn: async (actId: string) => follow(await given.undo(actId)),
    onSuccess: (act) => {
      toast({ text: given.say(act, null) })
    },
    ...{ onError, onSettled },
  })
  const act = useMutation({
    mutationFn: async (request: Request) => follow(await given.begin(request)),
    onSuccess: (done, request) => {
      const onUndo = () => {
        undo.mutate(done.id)
      }
      toast({ text: given.say(done, request), undo: done.canUndo ? onUndo : undefined })
      given.onDone()
    },
    ...{ onError, onSettled },
  })
  return { act, undo, progress }
}
