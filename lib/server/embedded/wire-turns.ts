/** The one backend that all clients share. */
export type Backend = {
  /** Handles one message; answers are given to `send` before it resolves. Rejects only when the backend is broken. */
  handle: (message: Uint8Array, send: (answer: Uint8Array) => void) => Promise<void>
  /** Whether a transaction block is open. */
  isInTransaction: () => boolean
  /** Takes back whatever a client left unfinished. */
  reset: () => Promise<void>
}

export type Client = { isGone: boolean; send: (answer: Uint8Array) => void }

/** Messages of a client that must be handled one after the other, with nobody else's in between. */
export type Turn = {
  client: Client
  messages: readonly Uint8Array[]
  /** Whether they end with a Sync or are a query of their own; if not, the client's next turn belongs to this one. */
  isComplete: boolean
}

export type Turns = {
  add: (turn: Turn) => void
  /** Takes a client's waiting turns away and, if it held the backend, what it left unfinished. */
  leave: (client: Client) => void
  /** The client that the others wait for: in a transaction, or between parts of a query. */
  holder: () => Client | null
}

/** Takes the turn that comes next out of the list: the oldest, or the oldest of whoever holds the backend. */
const takeNext = (waiting: Turn[], holder: Client | null): Turn | undefined => {
  const at = holder === null ? 0 : waiting.findIndex((turn) => turn.client === holder)
  return at === -1 ? undefined : waiting.splice(at, 1)[0]
}

/**
 * Shares one backend among clients: a turn runs whole, and who opened a transaction keeps the backend until its end.
 * Statements without a name live in the backend, so that a turn cut in two would run with another client's statement.
 */
export const createTurns = (backend: Backend, onBroken: (error: unknown) => void): Turns => {
  let waiting: Turn[] = []
  let holder: Client | null = null
  let isRunning = false

  const freeFromGone = async () => {
    if (holder?.isGone !== true) return
    await backend.reset()
    holder = null
  }

  const runTurn = async ({ client, messages, isComplete }: Turn) => {
    for (const message of messages) await backend.handle(message, client.send)
    holder = isComplete && !backend.isInTransaction() ? null : client
  }

  const runAll = async () => {
    isRunning = true
    await freeFromGone()
    for (let next = takeNext(waiting, holder); next !== undefined; next = takeNext(waiting, holder)) {
      await runTurn(next)
      await freeFromGone()
    }
    isRunning = false
  }

  const wake = () => {
    if (!isRunning) runAll().catch(onBroken)
  }

  return {
    add: (turn) => {
      waiting.push(turn)
      wake()
    },
    leave: (client) => {
      client.isGone = true
      waiting = waiting.filter((turn) => turn.client !== client)
      wake()
    },
    holder: () => holder,
  }
}
