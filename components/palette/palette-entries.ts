import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { DeviceDocument } from '@/lib/contracts/device'
import { deviceHref } from '@/lib/view/device-href'
import { deviceName } from '@/lib/view/device-identity'
import { knownValuesOf } from '@/lib/view/known-values'
import { matchByText, parsePalette, type PaletteMode } from '@/lib/view/palette'
import { suggestionsOf } from '@/lib/view/query-suggestions'
import { replaceWord, wordAt } from '@/lib/view/query-text'
import { ruleHref } from '@/lib/view/rule-href'
import { visibleText } from '@/lib/view/visible-text'
import { viewHref } from '@/lib/view/view-href'
import { rulesQuery } from '../queries/catalog-queries'
import { facetsQuery } from '../queries/device-list-queries'
import { deviceSearchQuery } from '../queries/device-queries'
import { viewsQuery } from '../queries/view-queries'
import { useCommandRegistry, type Command } from '../ui/commands'
import { readRecent } from './recent-pages'
import { useSettled } from '../device/use-settled'

/** One line of the palette. */
export type PaletteEntry = {
  key: string
  group: string
  text: string
  note?: string | undefined
  keys?: string | undefined
  device?: DeviceDocument
  run: () => void
}

const DEVICES_MAX = 6
const RULES_MAX = 10
const FILTERS_MAX = 5
const VIEWS_MAX = 10
const GO_SCOPE = 'Go to'
const RANGE_SCOPE = 'Time range'
const TEXT_MAX = 80

const entryOf = ({ id, text, note, keys, scope, run }: Command): PaletteEntry => ({
  key: id,
  group: scope === GO_SCOPE ? 'Pages' : scope === RANGE_SCOPE ? RANGE_SCOPE : 'Actions',
  text,
  note,
  keys,
  run,
})

const useDevices = (words: string, isAsked: boolean) => {
  const router = useRouter()
  const search = useQuery({ ...deviceSearchQuery(words), enabled: isAsked && words !== '' })
  const found = isAsked && words !== '' ? (search.data?.items ?? []).slice(0, DEVICES_MAX) : []
  const entries = found.map((device): PaletteEntry => ({
    key: `device ${device.id}`,
    group: 'Devices',
    text: deviceName(device),
    note: visibleText(device.groupName, 40),
    device,
    run: () => {
      router.push(deviceHref(device.id))
    },
  }))
  return { entries, isFailed: isAsked && search.error !== null, isPending: isAsked && search.isFetching }
}

const useRules = (words: string, isAsked: boolean): PaletteEntry[] => {
  const router = useRouter()
  const rules = useQuery({ ...rulesQuery({ q: words, stage: '' }), enabled: isAsked })
  if (!isAsked) return []
  return (rules.data?.items ?? []).slice(0, RULES_MAX).map(({ id, title }) => ({
    key: `rule ${id}`,
    group: 'Rules',
    text: title,
    note: id,
    run: () => {
      router.push(ruleHref(id))
    },
  }))
}

/** The list of devices for the words, and for what the last of them may become. */
const useFilters = (words: string, isAsked: boolean): PaletteEntry[] => {
  const router = useRouter()
  const hasFilter = isAsked && words.includes(':')
  const facets = useQuery({ ...facetsQuery(), enabled: hasFilter })
  if (!isAsked || words === '') return []
  const word = wordAt(words, words.length)
  const ways = hasFilter ? suggestionsOf(word.text, knownValuesOf(facets.data)).filter((way) => way.isComplete) : []
  const queries = ways.map((way) => replaceWord(words, word, way.text, true).query.trim())
  return [...new Set([words, ...queries])].slice(0, FILTERS_MAX).map((q) => ({
    key: `filter ${q}`,
    group: 'Filters',
    text: `Devices that match ${visibleText(q, TEXT_MAX)}`,
    run: () => {
      router.push(`/devices?${new URLSearchParams({ q }).toString()}`)
    },
  }))
}

const useRecent = (): PaletteEntry[] => {
  const router = useRouter()
  return readRecent().map(({ href, text, note }) => ({
    key: `recent ${href}`,
    group: 'Recent',
    text: visibleText(text, TEXT_MAX),
    note,
    run: () => {
      router.push(href)
    },
  }))
}

/** One's own views of the lists. */
const useViewEntries = (words: string, isAsked: boolean): PaletteEntry[] => {
  const router = useRouter()
  const views = useQuery({ ...viewsQuery(), enabled: isAsked })
  if (!isAsked) return []
  const named = (views.data?.items ?? []).map((view) => ({ ...view, text: visibleText(view.name, TEXT_MAX) }))
  return matchByText(named, words)
    .slice(0, VIEWS_MAX)
    .map((view) => ({
      key: `view ${view.id}`,
      group: 'Views',
      text: view.text,
      note: view.screen,
      run: () => {
        router.push(viewHref(view))
      },
    }))
}

const commandsOf = (known: readonly Command[], mode: PaletteMode, words: string): PaletteEntry[] => {
  if (mode === 'rules') return []
  const shown = known.filter(
    ({ isKeyOnly = false, scope }) => !isKeyOnly && (mode === 'range') === (scope === RANGE_SCOPE),
  )
  const wanted = mode === 'acts' ? shown.filter(({ scope }) => scope !== GO_SCOPE) : shown
  return matchByText(wanted, words).map(entryOf)
}

/** What the palette lists for a text, in groups that stand together; and why there may be less than was looked for. */
export const usePaletteEntries = (text: string) => {
  const { list } = useCommandRegistry()
  const { mode, words } = parsePalette(text)
  const settled = useSettled(words, 150)
  const isAll = mode === 'all'
  const devices = useDevices(settled, isAll)
  const rules = useRules(settled, mode === 'rules')
  const filters = useFilters(words, isAll)
  const views = useViewEntries(words, isAll)
  const recent = useRecent()
  const commands = commandsOf(list(), mode, words)
  const entries =
    isAll && words === ''
      ? [...recent, ...views, ...commands]
      : [...devices.entries, ...views, ...rules, ...filters, ...commands]
  return { entries, isFailed: devices.isFailed, isPending: devices.isPending || settled !== words, mode, words }
}
