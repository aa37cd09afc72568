import { tooMany } from '@/lib/server/errors'

type Settings = {
  /** Attempts of one client address that wait at once. */
  perAddressMax: number
  waitingMax: number
  sleep: (ms: number) => Promise<void>
}

/**
 * Where attempts to sign in wait. Bounded, so that waiting costs no memory to speak of; the bound per address comes
 * first, so that one sender cannot take all places.
 */
export const createWaitingRoom = ({ perAddressMax, waitingMax, sleep }: Settings) => {
  const waitingByAddress = new Map<string, number>()
  let waiting = 0

  const enter = (address: string, delayMs: number): void => {
    const ofAddress = waitingByAddress.get(address) ?? 0
    if (ofAddress >= perAddressMax || waiting >= waitingMax) {
      throw tooMany('Too many attempts to sign in are waiting. Try again later.', Math.ceil(delayMs / 1_000))
    }
    waitingByAddress.set(address, ofAddress + 1)
    waiting += 1
  }

  const leave = (address: string): void => {
    const left = (waitingByAddress.get(address) ?? 1) - 1
    if (left === 0) waitingByAddress.delete(address)
    else waitingByAddress.set(address, left)
    waiting -= 1
  }

  return {
    /** Waits `delayMs`; throws 429 when there is no place. */
    wait: async (address: string, delayMs: number): Promise<void> => {
      if (delayMs === 0) return
      enter(address, delayMs)
      try {
        await sleep(delayMs)
      } finally {
        leave(address)
      }
    },
  }
}

export type WaitingRoom = ReturnType<typeof createWaitingRoom>
