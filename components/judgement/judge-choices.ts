import type { DeviceDocument } from '@/lib/contracts/device'
import type { Verdict } from '@/lib/domain/finding'
import type { JudgementScope } from '@/lib/domain/judgement'
import { DAY_MS, toIso } from '@/lib/domain/time'
import { visibleText } from '@/lib/view/visible-text'

const NAME_CHARACTERS_MAX = 60

/** What is wrong with a reason, as a sentence; null when nothing is. */
export const reasonProblemOf = (error: { issues: readonly { message: string }[] } | undefined): string | null =>
  error === undefined ? null : `The reason ${error.issues[0]?.message ?? 'cannot be read'}`

/** How far a word may reach from a device; what it cannot reach says why. */
export const scopeChoices = (device: DeviceDocument | undefined, deviceId: string) => {
  const model = device?.model ?? null
  const group = device === undefined || device.group === 'ungrouped' ? null : device.groupName
  return [
    { value: 'device', name: 'This device', note: visibleText(deviceId, NAME_CHARACTERS_MAX) },
    {
      value: 'model',
      name: 'All of its model',
      note: model === null ? 'The model of this device is not known' : visibleText(model, NAME_CHARACTERS_MAX),
      isOff: model === null,
    },
    {
      value: 'group',
      name: 'Its group',
      note: group === null ? 'This device is in no group' : visibleText(group, NAME_CHARACTERS_MAX),
      isOff: group === null,
    },
    { value: 'everywhere', name: 'Everywhere', note: 'Every device of this installation, now and later' },
  ] as const satisfies readonly { value: JudgementScope; name: string; note: string; isOff?: boolean }[]
}

const UNTIL_UNDONE = 'until undone'
const DAYS_BY_WORDS: Readonly<Record<string, number>> = {
  '1 day': 1,
  '7 days': 7,
  '30 days': 30,
  '90 days': 90,
  '400 days': 400,
}

/** How long a word may hold: an attack without end, on one device up to 400 days, beyond up to 90. */
export const periodChoices = (verdict: Verdict, scope: JudgementScope): readonly string[] => {
  const periods = Object.keys(DAYS_BY_WORDS)
  if (verdict === 'true') return [UNTIL_UNDONE, ...periods]
  return scope === 'device' ? periods : periods.filter((words) => words !== '400 days')
}

/** The period that is chosen, or the usual one where it may not be. */
export const periodOf = (words: string, choices: readonly string[]): string =>
  choices.includes(words) ? words : choices.includes(UNTIL_UNDONE) ? UNTIL_UNDONE : '7 days'

/** When a period that begins now ends; null when it does not. A minute short of it, for clocks differ. */
export const endOf = (words: string, now: number): string | null => {
  const days = DAYS_BY_WORDS[words]
  return days === undefined ? null : toIso(now + days * DAY_MS - 60_000)
}
