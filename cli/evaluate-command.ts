import { readArgs, required, type Command } from './command'
import { evaluateFolder } from './evaluate'

export const evaluateCommand: Command = {
  name: 'evaluate',
  usage: [
    'evaluate DIR [--json FILE]    how well the engine does on a folder of labelled captures',
    'evaluate DIR --poorer-sensors    also with flows alone, without look-ups or flows, two minutes, an hour late',
    'evaluate DIR --policy FILE    the same by a version of the scoring policy, as the API answers with it',
    'evaluate DIR --calibrate [--rates FILE] [--dataset NAME]    also with weights counted there, with and without what is judged',
  ],
  run: async (args) => {
    const { values, positionals } = readArgs(args, {
      json: { type: 'string' },
      calibrate: { type: 'boolean' },
      'poorer-sensors': { type: 'boolean' },
      policy: { type: 'string' },
      rates: { type: 'string' },
      dataset: { type: 'string' },
    })
    const options = {
      jsonFile: values.json ?? null,
      calibrates: values.calibrate === true,
      impoverishes: values['poorer-sensors'] === true,
      ratesFile: values.rates ?? null,
      policyFile: values.policy ?? null,
      dataset: values.dataset ?? null,
    }
    console.log(await evaluateFolder(required(positionals[0], 'The folder'), options))
  },
}
