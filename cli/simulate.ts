import { readFile } from 'node:fs/promises'
import { toIso, type EpochMs } from '@/lib/domain/time'
import { parseIsoMoment } from '@/lib/ingest/moment'
import { withDatabase } from '@/lib/server/command-pool'
import { readEnvironment } from '@/lib/server/env'
import { makeSampleToken } from '@/lib/server/services/run-sample'
import { readSampleFleet, requestSampleRemoval, SAMPLE_SEED } from '@/lib/server/services/sample-fleet'
import { SampleRefused, sendSample } from '@/lib/server/services/send-sample'
import { webAddressOf } from '@/lib/server/web-address'
import { sampleMessages } from '@/lib/simulation/sample/sample-messages'
import { beginOf, SAMPLE_HOURS, sampleStory, type Story } from '@/lib/simulation/sample/story'
import { CommandError, currentActor, readArgs, type Command } from './command'

const PROGRESS_EVERY_MS = 5_000
const SEED_MAX = 2 ** 31 - 1

const seedOf = (given: string | undefined): number => {
  const seed = given === undefined ? SAMPLE_SEED : Number(given)
  if (!Number.isInteger(seed) || seed < 0 || seed > SEED_MAX) {
    throw new CommandError(`--seed must be a whole number from 0 to ${String(SEED_MAX)}.`)
  }
  return seed
}

const endOf = (given: string | undefined): EpochMs => {
  const at = given === undefined ? Date.now() : parseIsoMoment(given)
  if (at === null) throw new CommandError('--end must be a time such as 2026-11-23T06:00:00Z.')
  if (at > Date.now()) throw new CommandError('--end must not lie in the future.')
  return at
}

/** A token given as it is or in a file; without one, the installation of this folder makes one that ends in a day. */
const tokenOf = async (token: string | undefined, file: string | undefined): Promise<string> => {
  if (token !== undefined) return token
  if (file !== undefined) return (await readFile(file, 'utf8')).trim()
  return (await withDatabase((pool) => makeSampleToken(pool, Date.now()))).token
}

/** Adds up what was sent, and says on the way how far the story is told. */
const createProgress = (story: Story) => {
  const totals = { accepted: 0, rejected: 0, duplicates: 0 }
  const startedAt = performance.now()
  let saidAt = startedAt
  const say = (until: EpochMs): void => {
    const hours = Math.round((until - beginOf(story)) / 3_600_000)
    const { accepted, duplicates, rejected } = totals
    console.error(
      `${String(hours)} of ${String(SAMPLE_HOURS)} hours told: ${String(accepted)} records (${String(duplicates)} known before), ${String(rejected)} rejected, ${String(Math.round((performance.now() - startedAt) / 1_000))} s`,
    )
  }
  const add = (until: EpochMs, counts: typeof totals): void => {
    totals.accepted += counts.accepted
    totals.rejected += counts.rejected
    totals.duplicates += counts.duplicates
    if (performance.now() - saidAt < PROGRESS_EVERY_MS) return
    saidAt = performance.now()
    say(until)
  }
  const end = (): void => {
    say(story.endAt)
    console.log(JSON.stringify({ seed: story.seed, end: toIso(story.endAt), ...totals }))
  }
  return { add, end }
}

const load = async (story: Story, target: { url: string; token: string }): Promise<void> => {
  const progress = createProgress(story)
  const send = sendSample(target, sampleMessages(story), ({ until }, counts) => {
    progress.add(until, counts)
    return true
  })
  await send.catch((error: unknown) => {
    throw error instanceof SampleRefused ? new CommandError(error.message) : error
  })
  progress.end()
}

const remove = async (): Promise<void> => {
  const { devices } = await withDatabase(async (pool) => {
    const before = await readSampleFleet(pool)
    await requestSampleRemoval(pool, currentActor(), Date.now())
    return before
  })
  console.error(`The sample fleet is being removed: ${String(devices)} devices and all that belongs to them.`)
}

export const simulateCommand: Command = {
  name: 'simulate',
  usage: [
    'simulate [--seed N] [--end TIME] [--url URL] [--token TOKEN | --token-file FILE]   brings the sample fleet',
    'simulate --remove                                            has the worker remove it again',
  ],
  run: async (args) => {
    const text = { type: 'string' } as const
    const flag = { type: 'boolean' } as const
    const { values } = readArgs(args, {
      seed: text,
      end: text,
      url: text,
      token: text,
      'token-file': text,
      remove: flag,
    })
    if (values.remove === true) {
      await remove()
      return
    }
    const story = sampleStory(seedOf(values.seed), endOf(values.end))
    const token = await tokenOf(values.token, values['token-file'])
    await load(story, { url: values.url ?? webAddressOf(readEnvironment()), token })
  },
}
