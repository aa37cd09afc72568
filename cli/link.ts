import { ensureSecrets } from '@/lib/server/embedded/secrets'
import { readEnvironment } from '@/lib/server/env'
import { createOpenCode } from '@/lib/server/open-code'
import { webAddressOf } from '@/scripts/launcher/web-address'
import type { Command } from './command'

export const linkCommand: Command = {
  name: 'link',
  usage: ['link                          a new link that opens the pages once, on this machine'],
  run: (): Promise<void> => {
    const environment = readEnvironment()
    const { VEDETTE_DATA_DIR: dataDir } = environment
    const key = environment.VEDETTE_LOOPBACK_KEY ?? ensureSecrets(dataDir).VEDETTE_LOOPBACK_KEY
    console.log(`${webAddressOf(environment)}/open?code=${createOpenCode(dataDir, key)}`)
    return Promise.resolve()
  },
}
