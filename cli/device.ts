import { EXPOSURES } from '@/lib/domain/finding'
import { CRITICALITIES } from '@/lib/domain/registry-fields'
import type { EpochMs } from '@/lib/domain/time'
import { parseIsoMoment } from '@/lib/ingest/moment'
import { withDatabase } from '@/lib/server/command-pool'
import { registerDevice } from '@/lib/server/services/change-registry'
import { claimAddress, undoClaim } from '@/lib/server/services/claim-address'
import { importDevices } from './import-devices'
import { CommandError, currentActor, readArgs, required, type Command } from './command'
import { terminalText } from './terminal-text'

const oneOf = <Value extends string>(given: string | undefined, all: readonly Value[], option: string) => {
  if (given === undefined) return undefined
  const value = all.find((known) => known === given)
  if (value === undefined) throw new CommandError(`${option} must be one of ${all.join(', ')}.`)
  return value
}

const momentOf = (given: string, option: string): EpochMs => {
  const at = parseIsoMoment(given)
  if (at === null) throw new CommandError(`${option} must be a time such as 2026-11-23T06:00:00Z.`)
  return at
}

const register = async (args: readonly string[]): Promise<void> => {
  const text = { type: 'string' } as const
  const options = { name: text, group: text, site: text, criticality: text, exposure: text, segment: text }
  const { values, positionals } = readArgs(args, options)
  const id = required(positionals[0], 'The thing name')
  const criticality = oneOf(values.criticality, CRITICALITIES, '--criticality')
  const exposure = oneOf(values.exposure, EXPOSURES, '--exposure')
  const { name, group, site, segment } = values
  const device = { id, name, group, site, criticality, exposure, segment }
  await withDatabase((pool) => registerDevice(pool, currentActor(), device, Date.now()))
  console.error(`${terminalText(id)} is registered.`)
}

const claim = async (args: readonly string[]): Promise<void> => {
  const text = { type: 'string' } as const
  const { values, positionals } = readArgs(args, { space: text, address: text, from: text, to: text })
  const deviceId = required(positionals[0], 'The thing name')
  const given = {
    deviceId,
    space: values.space ?? 'default',
    address: required(values.address, '--address'),
    from: values.from === undefined ? null : momentOf(values.from, '--from'),
    to: values.to === undefined ? null : momentOf(values.to, '--to'),
  }
  const merged = await withDatabase((pool) => claimAddress(pool, currentActor(), given, Date.now()))
  console.error(
    terminalText(`${given.address} is ${deviceId}.${merged === null ? '' : ` ${merged} was merged into it.`}`),
  )
}

const unclaim = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = readArgs(args, { space: { type: 'string' }, address: { type: 'string' } })
  const deviceId = required(positionals[0], 'The thing name')
  const address = required(values.address, '--address')
  const given = { deviceId, space: values.space ?? 'default', address }
  await withDatabase((pool) => undoClaim(pool, currentActor(), given, Date.now()))
  console.error(terminalText(`${address} is no longer ${deviceId}.`))
}

export const deviceCommand: Command = {
  name: 'device',
  usage: [
    'device register THING [--name N] [--group G] [--site S] [--criticality low|medium|high] [--exposure WHERE] [--segment S]',
    'device import FILE [--preview] [--expect DIGEST]',
    'device claim THING --address IP [--space SPACE] [--from TIME] [--to TIME]',
    'device unclaim THING --address IP [--space SPACE]',
  ],
  run: async ([verb, ...args]) => {
    if (verb === 'register') await register(args)
    else if (verb === 'claim') await claim(args)
    else if (verb === 'unclaim') await unclaim(args)
    else if (verb === 'import') await importDevices(args)
    else throw new CommandError('Say device register, device import, device claim or device unclaim.')
  },
}
