import { tooMany } from '@/lib/server/errors'

/** Batches worked on at once: fewer than the pool has connections, so that pages always find one. */
const RUNNING_MAX = 3
/** Batches that may wait for their turn. */
const WAITING_MAX = 128
const RETRY_AFTER_SECONDS = 2

/** Lets a bounded number of batches in, in the order they came; refuses with 429 when too many wait. */
export class IngestGate {
  private running = 0
  private readonly waiting: (() => void)[] = []

  constructor(private readonly limits: { runningMax: number; waitingMax: number }) {}

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.enter()
    try {
      return await work()
    } finally {
      this.leave()
    }
  }

  private async enter(): Promise<void> {
    if (this.running < this.limits.runningMax) {
      this.running += 1
      return
    }
    if (this.waiting.length >= this.limits.waitingMax) {
      throw tooMany('Too much is being ingested at once. Send the same body again later.', RETRY_AFTER_SECONDS)
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve))
  }

  /** The place of one that leaves goes to the next that waits. */
  private leave(): void {
    const next = this.waiting.shift()
    if (next === undefined) this.running -= 1
    else next()
  }
}

// Next.js bundles a module once per kind of route: the gate must be one per process all the same.
const shared = globalThis as typeof globalThis & { vedetteIngestGate?: IngestGate }

/** The gate of this process. */
export const ingestGate = (): IngestGate =>
  (shared.vedetteIngestGate ??= new IngestGate({ runningMax: RUNNING_MAX, waitingMax: WAITING_MAX }))
