import { setTimeout as sleep } from 'node:timers/promises'
import type { SampleFleetDocument } from '@/lib/contracts/sample-fleet'
import type { Environment } from '@/lib/server/env'
import { commandActor } from '@/lib/server/services/actor'
import { readSampleFleet, requestSample } from '@/lib/server/services/sample-fleet'
import { webAddressOf } from '@/lib/server/web-address'
import { sampleSentence } from '@/lib/view/sample-words'
import { withStorage, type DatabaseSettings } from '@/scripts/launcher/start-storage'

const LOOK_EVERY_MS = 2_000
const SAY_EVERY_MS = 10_000

/** Asks for the sample fleet where there is none; one that is here or on its way stays as it is. */
const ask = (settings: DatabaseSettings): Promise<SampleFleetDocument> =>
  withStorage(settings, async (pool) => {
    const sample = await readSampleFleet(pool)
    if (sample.state !== 'absent' && sample.state !== 'failed') return sample
    return requestSample(pool, commandActor('command:demo'), Date.now())
  })

/** Says how far the sample fleet is until it is there; the worker goes on with it whatever becomes of this. */
const follow = (settings: DatabaseSettings): Promise<SampleFleetDocument> =>
  withStorage(settings, async (pool) => {
    let saidAt = 0
    for (;;) {
      const sample = await readSampleFleet(pool)
      if (sample.state !== 'waiting' && sample.state !== 'loading') return sample
      if (Date.now() - saidAt >= SAY_EVERY_MS) {
        console.log(sampleSentence(sample))
        saidAt = Date.now()
      }
      await sleep(LOOK_EVERY_MS)
    }
  })

const bring = async (settings: DatabaseSettings, environment: Environment): Promise<void> => {
  const before = await ask(settings)
  const after = before.state === 'present' ? before : await follow(settings)
  console.log(sampleSentence(after))
  if (after.state === 'present') console.log(`Begin with the fleet: ${webAddressOf(environment)}/fleet`)
}

/**
 * What `npm run demo` does beyond `npm start`: has the sample fleet loaded on the first start, and tells of it. The
 * product runs on when that fails.
 */
export const bringSampleFleet = (settings: DatabaseSettings, environment: Environment): Promise<void> =>
  bring(settings, environment).catch((error: unknown) => {
    console.error(`The sample fleet cannot be followed: ${error instanceof Error ? error.message : String(error)}`)
  })
