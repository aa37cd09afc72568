import { withDatabase } from '@/lib/server/command-pool'
import { toIso } from '@/lib/domain/time'
import { TOKEN_SCOPES, type TokenScope } from '@/lib/server/services/actor'
import { createToken, listTokens, revokeToken } from '@/lib/server/services/tokens'
import { CommandError, currentActor, readArgs, required, type Command } from './command'

const scopeOf = (text: string): TokenScope => {
  const scope = TOKEN_SCOPES.find((known) => known === text)
  if (scope === undefined) throw new CommandError(`--scope must be one of ${TOKEN_SCOPES.join(', ')}.`)
  return scope
}

const create = async (args: readonly string[]): Promise<void> => {
  const { values } = readArgs(args, {
    name: { type: 'string' },
    scope: { type: 'string' },
    thing: { type: 'string' },
    sensor: { type: 'string' },
    any: { type: 'boolean', default: false },
  })
  const request = {
    name: required(values.name, '--name'),
    scope: scopeOf(required(values.scope, '--scope')),
    thingPattern: values.thing ?? null,
    sensor: values.sensor ?? null,
    any: values.any,
  }
  const { id, token } = await withDatabase((pool) => createToken(pool, currentActor(), request, Date.now()))
  console.error(`Token ${id} for ${request.name}; it is shown this once.`)
  // Alone on standard output, so that a script can take it.
  console.log(token)
}

const list = async (): Promise<void> => {
  const tokens = await withDatabase(listTokens)
  for (const token of tokens) {
    const bound = token.any ? 'any' : (token.thingPattern ?? token.sensor ?? '-')
    const state = token.revokedAt === null ? 'valid' : `revoked ${toIso(token.revokedAt)}`
    const used = token.lastUsedAt === null ? 'never used' : `used ${toIso(token.lastUsedAt)}`
    console.log([token.id, token.name, token.scope, bound, toIso(token.createdAt), used, state].join('\t'))
  }
}

const revoke = async (id: string): Promise<void> => {
  await withDatabase((pool) => revokeToken(pool, currentActor(), id, Date.now()))
  console.error(`Token ${id} is revoked.`)
}

export const tokenCommand: Command = {
  name: 'token',
  usage: [
    'token create --name N --scope ingest|import|read|respond|admin [--thing PATTERN | --sensor NAME | --any]',
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
