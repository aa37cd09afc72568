import type { EpochMs } from '@/lib/domain/time'
import { failedSentence } from './failed-sentence'
import { formatAge, formatDuration } from './format-time'
import { formatCount, formatCounted } from './format-number'

type Waiting = { open: number; urgent: number; oldestUnownedAt: string | null }
type Watch = { lastAlarmAt: string | null; sources: { known: number; silent: number } }
type Done = {
  act: keyof typeof DONE_WORDS
  done: number
  failed: number
  failures: readonly { alarmId: string; subject: string; reason: string }[]
}

/** The page's title: what is open, and how much of it is to be acted on now. */
export const alarmSentence = ({ open, urgent }: Pick<Waiting, 'open' | 'urgent'>): string => {
  if (open === 0) return 'Nothing to act on'
  return `${formatCount(open)} open, ${urgent === 0 ? 'none' : formatCount(urgent)} to act on now`
}

/** How long the oldest alarm waits that nobody takes care of; empty when there is none. */
export const unownedSentence = ({ oldestUnownedAt }: Pick<Waiting, 'oldestUnownedAt'>, now: EpochMs): string =>
  oldestUnownedAt === null ? '' : `oldest unowned ${formatDuration(Math.max(0, now - Date.parse(oldestUnownedAt)))}`

/** That silence is not blindness: when the last alarm was, and which sources send. */
export const silenceSentence = ({ lastAlarmAt, sources }: Watch, now: EpochMs): string => {
  const last = lastAlarmAt === null ? 'No alarm so far' : `Last alarm ${formatAge(Date.parse(lastAlarmAt), now)}`
  if (sources.known === 0) return `${last}. No source has sent anything yet, so nothing could be seen.`
  if (sources.silent === 0) {
    return sources.known === 1
      ? `${last}, the one source reports.`
      : `${last}, all ${formatCount(sources.known)} sources report.`
  }
  return `${last}, but ${formatCount(sources.silent)} of ${formatCount(sources.known)} sources report nothing any more.`
}

const DONE_WORDS = {
  acknowledge: 'Acknowledged',
  assign: 'Assigned',
  close: 'Closed',
  reopen: 'Opened again',
  suppress: 'Suppressed',
  undo: 'Brought back',
} as const

/** What an act did, with exact counts, and what it failed on by name. */
export const actSentence = ({ act, done, failed, failures }: Done, how = ''): string => {
  const said = `${DONE_WORDS[act]} ${formatCounted(done, 'alarm')}${how === '' ? '' : ` ${how}`}.`
  const failedOn = failures.map(({ alarmId: id, subject: name, reason }) => ({ id, name, reason }))
  return `${said}${failedSentence(failed, failedOn)}`
}
