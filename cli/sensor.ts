import { withDatabase } from '@/lib/server/command-pool'
import { configureSensor } from '@/lib/server/services/configure-sensor'
import { CommandError, currentActor, readArgs, required, type Command } from './command'

const set = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = readArgs(args, {
    space: { type: 'string' },
    network: { type: 'string', multiple: true },
  })
  const place = { name: required(positionals[0], 'The sensor'), space: values.space, networks: values.network }
  await withDatabase((pool) => configureSensor(pool, currentActor(), place, Date.now()))
  console.error(`${place.name} is set.`)
}

export const sensorCommand: Command = {
  name: 'sensor',
  usage: ['sensor set NAME [--space SPACE] [--network CIDR]...'],
  run: async ([verb, ...args]) => {
    if (verb !== 'set') throw new CommandError('Say sensor set NAME.')
    await set(args)
  },
}
