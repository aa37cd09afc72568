import { withDatabase } from '@/lib/server/command-pool'
import type { TokenDocument } from '@/lib/contracts/token'
import type { EpochMs } from '@/lib/domain/time'
import { parseIsoMoment } from '@/lib/ingest/moment'
import { TOKEN_SCOPES, type TokenScope } from '@/lib/domain/permission'
import { createToken, listTokens, revokeToken } from '@/lib/server/services/tokens'
import { CommandError, currentActor, readArgs, required, type Command } from './command'
import { terminalRow } from './terminal-text'

const scopeOf = (text: string): TokenScope => {
  const scope = TOKEN_SCOPES.find((known) => known === text)
  if (scope === undefined) throw new CommandError(`--scope must be one of ${TOKEN_SCOPES.join(', ')}.`)
  return scope
}

const momentOf = (given: string): EpochMs => {
  const at = parseIsoMoment(given)
  if (at === null) throw new CommandError('--expires must be a time such as 2027-11-23T06:00:00Z.')
  return at
}

const create = async (args: readonly string[]): Promise<void> => {
  const { values } = readArgs(args, {
    name: { type: 'string' },
    scope: { type: 'string' },
    thing: { type: 'string' },
    sensor: { type: 'string' },
    any: { type: 'boolean', default: false },
    expires: { type: 'string' },
  })
  const request = {
    name: required(values.name, '--name'),
    scope: scopeOf(required(values.scope, '--scope')),
    thingPattern: values.thing ?? null,
    sensor: values.sensor ?? null,
    any: values.any,
    expiresAt: values.expires === undefined ? null : momentOf(values.expires),
  }
  const { id, token } = await withDatabase((pool) => createToken(pool, currentActor(), request, Date.now()))
  console.error(`Token ${id} for ${request.name}; it is shown this once.`)
  // Alone on standard output, so that a script can take it.
  console.log(token)
}

const PAGE = 500

const lineOf = (token: TokenDocument): string => {
  const bound = token.any ? 'any' : (token.thingPattern ?? token.sensor ?? '-')
  const state = token.state === 'revoked' ? `revoked ${token.revokedAt ?? ''}` : token.state
  const used = token.lastUsedAt === null ? 'never used' : `used ${token.lastUsedAt}`
  const until = token.expiresAt === null ? 'no end' : `until ${token.expiresAt}`
  return terminalRow([token.id, token.name, token.scope, bound, token.createdAt, used, until, state])
}

const list = async (): Promise<void> => {
  await withDatabase(async (pool) => {
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listTokens>> = await listTokens(pool, { cursor, limit: PAGE }, Date.now())
      for (const token of page.items) console.log(lineOf(token))
      cursor = page.nextCursor
    } while (cursor !== null)
  })
}

const revoke = async (id: string): Promise<void> => {
  await withDatabase((pool) => revokeToken(pool, currentActor(), id, Date.now()))
  console.error(`Token ${id} is revoked.`)
}

export const tokenCommand: Command = {
  name: 'token',
  usage: [
    'token create --name N --scope ingest|import|read|respond|admin [--thing PATTERN | --sensor NAME | --any] [--expires TIME]',
    'token list',
    'token revoke ID',
  ],
  run: async ([verb, ...args]) => {
    if (verb === 'create') await create(args)
    else if (verb === 'list') await list()
    else if (verb === 'revoke') await revoke(required(args[0], 'The id of the token'))
    else throw new CommandError('Say token create, token list or token revoke.')
  },
}
