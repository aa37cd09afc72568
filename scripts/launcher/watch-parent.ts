const INTERVAL_MS = 500

/**
 * Resolves when npm's shell is gone. npm passes SIGTERM to that shell only, and some shells (dash) die of it without
 * telling us; then nobody would stop us any more. Never resolves when we were not started by npm.
 */
export const untilParentGone = (): Promise<void> =>
  new Promise((resolve) => {
    if (process.env['npm_lifecycle_event'] === undefined) return
    const parent = process.ppid
    const timer = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(timer)
      resolve()
    }, INTERVAL_MS)
    timer.unref()
  })
