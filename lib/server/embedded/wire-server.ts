import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'
import { createFrameReader } from '@/lib/server/embedded/wire-frames'
import type { Frame } from '@/lib/server/embedded/wire-frames'
import { createTurns } from '@/lib/server/embedded/wire-turns'
import type { Backend, Client, Turns } from '@/lib/server/embedded/wire-turns'

/** A client that opened a transaction and says nothing would stop all others; its transaction is taken back. */
const IDLE_IN_TRANSACTION_MS = 60_000

const SYNC = Uint8Array.of(0x53, 0, 0, 0, 4)
/** Query and Sync end a turn; Flush asks for the answers so far (PostgreSQL, "Extended Query"). */
const ENDS_TURN = new Set(['startup', 'Q', 'S', 'F'])
const FLUSH = 'H'
const TERMINATE = 'X'

const backendOf = (db: PGlite): Backend => ({
  handle: (message, send) => db.runExclusive(() => db.execProtocolRawStream(message, { onRawData: send })),
  isInTransaction: () => db.isInTransaction(),
  reset: async () => {
    await db.runExclusive(() => db.execProtocolRawStream(SYNC, { onRawData: () => undefined }))
    if (db.isInTransaction()) await db.exec('ROLLBACK')
  },
})

/** Gathers a client's messages until they make a turn. */
const createTurnBuilder = (client: Client, turns: Turns) => {
  let messages: Uint8Array[] = []
  return ({ type, bytes }: Frame) => {
    messages.push(new Uint8Array(bytes))
    const isComplete = ENDS_TURN.has(type)
    if (!isComplete && type !== FLUSH) return
    turns.add({ client, messages, isComplete })
    messages = []
  }
}

const serve = (socket: Socket, turns: Turns): void => {
  const client: Client = { isGone: false, send: (answer) => void socket.write(Buffer.from(answer)) }
  const read = createFrameReader()
  const build = createTurnBuilder(client, turns)
  const take = (frame: Frame) => {
    if (frame.type === 'encryption-request') socket.write('N')
    else if (frame.type === 'cancel-request' || frame.type === TERMINATE) socket.end()
    else build(frame)
  }
  const timer = setInterval(() => {
    if (turns.holder() === client && Date.now() - lastHeardAt > IDLE_IN_TRANSACTION_MS) socket.destroy()
  }, IDLE_IN_TRANSACTION_MS / 4)
  let lastHeardAt = Date.now()
  socket.setNoDelay(true)
  socket.on('data', (chunk) => {
    lastHeardAt = Date.now()
    try {
      read(chunk).forEach(take)
    } catch {
      socket.destroy()
    }
  })
  // A client that was killed: 'close' follows, and there is nobody to tell.
  socket.on('error', () => undefined)
  socket.on('close', () => {
    clearInterval(timer)
    turns.leave(client)
  })
}

export type WireServer = {
  /** Lets go of all clients; what they left unfinished is taken back. */
  close: () => Promise<void>
}

/**
 * Lets any number of clients speak PostgreSQL's protocol with an embedded database. `onBroken` is told when the
 * database itself failed: nothing can be served any more.
 */
export const listen = async (
  db: PGlite,
  place: { path: string } | { host: string; port: number },
  onBroken: (error: unknown) => void,
): Promise<WireServer> => {
  const turns = createTurns(backendOf(db), onBroken)
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    serve(socket, turns)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(place, resolve)
  })
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
