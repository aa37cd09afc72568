import { EnvironmentError } from '@/lib/server/env'
import { DataLockedError } from '@/lib/server/embedded/data-lock'
import { ProblemError } from '@/lib/server/errors'
import { auditCommand } from './audit'
import { CommandError, type Command } from './command'
import { deviceCommand } from './device'
import { evaluateCommand } from './evaluate-command'
import { ingestCommand } from './ingest'
import { linkCommand } from './link'
import { sensorCommand } from './sensor'
import { simulateCommand } from './simulate'
import { terminalLines } from './terminal-text'
import { tokenCommand } from './token'
import { userCommand } from './user'

const COMMANDS: readonly Command[] = [
  userCommand,
  tokenCommand,
  ingestCommand,
  deviceCommand,
  sensorCommand,
  linkCommand,
  auditCommand,
  evaluateCommand,
  simulateCommand,
]

const help = (): string =>
  ['npm run vedette -- <verb>', '', ...COMMANDS.flatMap(({ usage }) => usage.map((line) => `  ${line}`))].join('\n')

const main = async ([verb, ...args]: readonly string[]): Promise<void> => {
  if (verb === undefined || verb === 'help' || verb === '--help') {
    console.log(help())
    return
  }
  const command = COMMANDS.find(({ name }) => name === verb)
  if (command === undefined) throw new CommandError(`There is no verb ${verb}.\n\n${help()}`)
  await command.run(args)
}

/** What a person did or can repair is a sentence; anything else is shown whole. */
const isSentence = (error: unknown): error is Error =>
  error instanceof CommandError ||
  error instanceof ProblemError ||
  error instanceof EnvironmentError ||
  error instanceof DataLockedError

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(isSentence(error) ? terminalLines(error.message) : error)
  process.exitCode = 1
})
