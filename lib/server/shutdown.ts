/** Signals by which a person, a container or the launcher asks a process to end. */
const STOP_SIGNALS = ['SIGTERM', 'SIGINT'] as const

/** Resolves with the signal when this process is asked to end; a second signal ends it at once. */
export const waitForStopSignal = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    let isAsked = false
    const onSignal = (signal: NodeJS.Signals) => {
      if (isAsked) process.exit(1)
      isAsked = true
      resolve(signal)
    }
    for (const signal of STOP_SIGNALS) process.on(signal, onSignal)
  })
