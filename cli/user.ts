import { text as readAll } from 'node:stream/consumers'
import { Email, NewPassword, PersonName } from '@/lib/contracts/people'
import { ROLES, type Role } from '@/lib/domain/permission'
import { hashPassword } from '@/lib/server/auth/password-hash'
import { withDatabase } from '@/lib/server/command-pool'
import { disablePerson, everyPerson, putPersonByCommand } from '@/lib/server/services/command-people'
import { CommandError, currentActor, readArgs, required, type Command } from './command'
import { terminalRow } from './terminal-text'

/** What is common to zod's schemas here. */
type Reader<Value> = { safeParse: (given: string) => { success: boolean; data?: Value; error?: { issues: Issue[] } } }
type Issue = { message: string }

const read = <Value>(schema: Reader<Value>, given: string, option: string): Value => {
  const { data, error } = schema.safeParse(given)
  if (data === undefined) throw new CommandError(`${option} ${error?.issues[0]?.message ?? 'cannot be read'}.`)
  return data
}

const roleOf = (given: string): Role => {
  const role = ROLES.find((known) => known === given)
  if (role === undefined) throw new CommandError(`--role must be one of ${ROLES.join(', ')}.`)
  return role
}

/** One line end belongs to echo or the editor, not to the password. */
const passwordFromInput = async (): Promise<string> =>
  read(NewPassword, (await readAll(process.stdin)).replace(/\r?\n$/, ''), 'The password')

const create = async (args: readonly string[]): Promise<void> => {
  const text = { type: 'string' } as const
  const options = {
    email: text,
    role: text,
    name: text,
    'password-stdin': { type: 'boolean', default: false },
  } as const
  const { values } = readArgs(args, options)
  const email = read(Email, required(values.email, '--email'), '--email')
  const role = roleOf(required(values.role, '--role'))
  const name = read(PersonName, values.name ?? email.split('@')[0] ?? email, '--name')
  if (!values['password-stdin']) {
    throw new CommandError(
      'Give the password on standard input, with --password-stdin: arguments can be seen by others.',
    )
  }
  const passwordHash = await hashPassword(await passwordFromInput())
  const given = { email, role, name, passwordHash }
  const isNew = await withDatabase((pool) => putPersonByCommand(pool, currentActor(), given, Date.now()))
  console.error(isNew ? `${email} can sign in.` : `${email} has a new password and role; earlier sessions ended.`)
}

const list = async (): Promise<void> => {
  await withDatabase(async (pool) => {
    for await (const { email, name, role, disabledAt, lastSignedInAt } of everyPerson(pool, Date.now())) {
      const state = disabledAt === null ? 'enabled' : `disabled ${disabledAt}`
      console.log(terminalRow([email, name, role ?? 'no role', state, lastSignedInAt ?? 'never signed in']))
    }
  })
}

const disable = async (given: string): Promise<void> => {
  const email = read(Email, given, 'The address')
  await withDatabase((pool) => disablePerson(pool, currentActor(), email, Date.now()))
  console.error(`${email} is disabled and signed out.`)
}

export const userCommand: Command = {
  name: 'user',
  usage: [
    'user create --email E --role viewer|analyst|responder|administrator --password-stdin [--name N]',
    'user list',
    'user disable EMAIL',
  ],
  run: async ([verb, ...args]) => {
    if (verb === 'create') await create(args)
    else if (verb === 'list') await list()
    else if (verb === 'disable') await disable(required(args[0], 'The e-mail address'))
    else throw new CommandError('Say user create, user list or user disable.')
  },
}
