import { readFile } from 'node:fs/promises'
import type { RegistryImportDocument } from '@/lib/contracts/registry'
import { withDatabase } from '@/lib/server/command-pool'
import { registryTextOf } from '@/lib/server/registry-body'
import { importRegistry } from '@/lib/server/services/import-registry'
import { CommandError, currentActor, readArgs, required } from './command'
import { terminalText } from './terminal-text'

/** Rows and rejects that a terminal shows. */
const SHOWN_MAX = 20

const valueOf = (value: string | null): string => (value === null ? '(nothing)' : terminalText(value))

const linesOf = (document: RegistryImportDocument): string[] => {
  const { created, changed, unchanged, rejected, differences, rejects, applied } = document
  const verb = applied ? 'Imported' : 'Would import'
  return [
    ...differences.slice(0, SHOWN_MAX).map(({ line, deviceId, isNew, fields }) => {
      const what = fields.map(({ field, before, after }) =>
        isNew ? `${field} ${valueOf(after)}` : `${field} ${valueOf(before)} -> ${valueOf(after)}`,
      )
      return `line ${String(line)}: ${terminalText(deviceId)}${isNew ? ' (new)' : ''}: ${what.join(', ')}`
    }),
    ...rejects.slice(0, SHOWN_MAX).map(({ line, column, reason }) => {
      return `line ${String(line)}${column === '' ? '' : `, ${column}`}: ${terminalText(reason)}`
    }),
    `${verb}: ${String(created)} new, ${String(changed)} changed, ${String(unchanged)} unchanged, ${String(rejected)} rejected.`,
  ]
}

const readText = async (file: string): Promise<string> => {
  try {
    return registryTextOf(await readFile(file))
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new CommandError(`${file} cannot be read: ${error.message}`)
    throw error
  }
}

/** `device import FILE`: registers and changes the devices of a CSV or JSON file; the digest goes to stdout. */
export const importDevices = async (args: readonly string[]): Promise<void> => {
  const options = { preview: { type: 'boolean' }, expect: { type: 'string' } } as const
  const { values, positionals } = readArgs(args, options)
  const file = required(positionals[0], 'The file')
  const given = {
    text: await readText(file),
    format: /\.(?:json|ndjson|jsonl)$/i.test(file) ? ('json' as const) : ('csv' as const),
    isPreview: values.preview ?? false,
    expect: values.expect ?? null,
  }
  const document = await withDatabase((pool) => importRegistry(pool, currentActor(), given, Date.now()))
  for (const line of linesOf(document)) console.error(line)
  console.log(document.digest)
}
