import { withDatabase } from '@/lib/server/command-pool'
import { readEnvironment } from '@/lib/server/env'
import { makeWelcomeCode } from '@/lib/server/services/first-administrator'
import { welcomeLinkOf } from '@/scripts/launcher/web-address'
import { CommandError, type Command } from './command'

export const linkCommand: Command = {
  name: 'link',
  usage: ['link                          a new link to make the first administrator with, while there is none'],
  run: async (): Promise<void> => {
    const code = await withDatabase((pool) => makeWelcomeCode(pool, Date.now(), false))
    if (code === null) {
      throw new CommandError(
        'There is an administrator, who can invite people. Without their password: ' +
          'npm run vedette -- user create --email E --role administrator --password-stdin',
      )
    }
    console.log(welcomeLinkOf(readEnvironment(), code))
  },
}
