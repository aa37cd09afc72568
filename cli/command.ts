import { userInfo } from 'node:os'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { commandActor, type Actor } from '@/lib/server/services/actor'

/** One verb of the command line. */
export type Command = { name: string; usage: readonly string[]; run: (args: readonly string[]) => Promise<void> }

/** A command that cannot be run as it was typed; the message is for the person who typed it. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** Reads arguments; an unknown option is a sentence, not a stack. */
export const readArgs = <Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error))
  }
}

/** Who runs a command, for the audit log. */
export const currentActor = (): Actor => commandActor(`command:${userInfo().username}`)

/** An option that must be given. */
export const required = (value: string | undefined, option: string): string => {
  if (value === undefined || value === '') throw new CommandError(`${option} is missing.`)
  return value
}
