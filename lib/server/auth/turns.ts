import { tooMany } from '@/lib/server/errors'

/** Lets at most `atOnce` pieces of work run and `waitingMax` more stand in line, first come first served; 429 beyond. */
export const createTurns = (atOnce: number, waitingMax: number) => {
  const line: (() => void)[] = []
  let running = 0

  const begin = async (): Promise<void> => {
    if (running < atOnce) {
      running += 1
      return
    }
    if (line.length >= waitingMax) throw tooMany('The server is busy. Try again in a moment.', 2)
    // Whoever ends hands the turn over, so `running` stays as it is.
    await new Promise<void>((resolve) => line.push(resolve))
  }

  const end = (): void => {
    const next = line.shift()
    if (next === undefined) running -= 1
    else next()
  }

  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await begin()
    try {
      return await work()
    } finally {
      end()
    }
  }
}
