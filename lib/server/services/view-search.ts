import { DEVICE_DENSITIES, DEVICE_SORTS } from '@/lib/domain/device-filter'
import { VIEW_PARAMETERS, viewSearchOf, type ViewScreen } from '@/lib/domain/saved-view'
import { badRequest, ProblemError } from '@/lib/server/errors'
import { DEVICE_COLUMNS } from '@/lib/view/device-columns'
import type { SessionPerson } from '@/lib/server/repositories/sessions'
import { parseAlarmQuery } from './alarm-query'
import { parseDeviceQuery } from './device-query'

const checkWord = (name: string, words: readonly string[], given: string): void => {
  if (!words.includes(given)) throw badRequest(`${name}: takes ${words.join(', ')}, not ${given}.`)
}

const CHECKS = {
  devices: {
    q: (q) => void parseDeviceQuery(q),
    sort: (sort) => {
      checkWord('sort', DEVICE_SORTS, sort)
    },
    cols: (cols) => {
      for (const column of cols.split(',')) {
        checkWord(
          'cols',
          DEVICE_COLUMNS.map(({ id }) => id),
          column,
        )
      }
    },
    density: (density) => {
      checkWord('density', DEVICE_DENSITIES, density)
    },
  },
  alarms: { q: (q, { personId }) => void parseAlarmQuery(q, personId) },
} satisfies Record<ViewScreen, Readonly<Record<string, (value: string, person: SessionPerson) => void>>>

const checksOf = (screen: ViewScreen) =>
  new Map<string, (value: string, person: SessionPerson) => void>(Object.entries(CHECKS[screen]))

/**
 * What a view is to show, written as views are. Throws 400 that says which parameter cannot be kept and why: one that
 * the page does not know, or a search that it would refuse.
 */
export const checkedViewSearch = (screen: ViewScreen, search: string, person: SessionPerson): string => {
  const checks = checksOf(screen)
  const given = [...new URLSearchParams(search)]
  for (const [name, value] of given) {
    const check = checks.get(name)
    if (check === undefined) {
      throw badRequest(`search: a view of ${screen} keeps ${VIEW_PARAMETERS[screen].join(', ')}, not ${name}.`)
    }
    if (given.filter(([other]) => other === name).length > 1) throw badRequest(`search: ${name} is there twice.`)
    try {
      if (value.trim() !== '') check(value.trim(), person)
    } catch (error) {
      if (error instanceof ProblemError) throw badRequest(`search: ${error.detail}`.slice(0, 500))
      throw error
    }
  }
  return viewSearchOf(screen, search)
}
