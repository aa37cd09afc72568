import { readArgs, required, type Command } from './command'
import { evaluateFolder } from './evaluate'

export const evaluateCommand: Command = {
  name: 'evaluate',
  usage: ['evaluate DIR [--json FILE]    how well the engine does on a folder of labelled captures'],
  run: async (args) => {
    const { values, positionals } = readArgs(args, { json: { type: 'string' } })
    console.log(await evaluateFolder(required(positionals[0], 'The folder'), values.json ?? null))
  },
}
