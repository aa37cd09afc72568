'use client'

import { useRouter } from 'next/navigation'
import { lazy, Suspense, useState } from 'react'
import { useTimeZone } from '../time/time-zone'
import { useCommands, type Command } from '../ui/commands'
import { ALL_CONSOLE_PAGES, keysOf } from './console-pages'
import { THEMES, ZONES } from './preference-choices'
import { useCopyLink } from './use-copy-link'
import { toggleNav } from './use-nav-width'
import { chooseTheme } from './use-theme'

const HelpSheet = lazy(() => import('./help-sheet').then(({ HelpSheet: component }) => ({ default: component })))
const ActivitySheet = lazy(() =>
  import('./activity-sheet').then(({ ActivitySheet: component }) => ({ default: component })),
)

const SCOPE = 'Everywhere'

const displayCommands = (choose: ReturnType<typeof useTimeZone>['choose']): Command[] => [
  ...THEMES.map(({ value, text }) => ({
    id: `theme-${value}`,
    text: `Theme: ${text.toLowerCase()}`,
    scope: SCOPE,
    run: () => {
      chooseTheme(value)
    },
  })),
  ...ZONES.map(({ value, text }) => ({
    id: `zone-${value}`,
    text: `Show times in ${value === 'utc' ? text : 'this browser’s zone'}`,
    scope: SCOPE,
    run: () => {
      choose(value)
    },
  })),
]

/** What can be done on every page, and the sheets that some of it opens. */
export function ShellCommands() {
  const router = useRouter()
  const { choose } = useTimeZone()
  const copyLink = useCopyLink()
  const [sheet, setSheet] = useState<'help' | 'activity' | null>(null)
  const onClose = () => {
    setSheet(null)
  }
  useCommands([
    ...ALL_CONSOLE_PAGES.map((page) => ({
      id: `go ${page.href}`,
      text: page.text,
      scope: 'Go to',
      keys: keysOf(page),
      run: () => {
        router.push(page.href)
      },
    })),
    {
      id: 'copy-link',
      text: 'Copy the link to this view',
      scope: SCOPE,
      keys: 'shift+c',
      run: () => void copyLink(null),
    },
    { id: 'fold', text: 'Fold or open the navigation', scope: SCOPE, keys: '[', run: toggleNav },
    ...displayCommands(choose),
    {
      id: 'activity',
      text: 'Show what was done in this tab',
      scope: SCOPE,
      run: () => {
        setSheet('activity')
      },
    },
    {
      id: 'help',
      text: 'Keyboard shortcuts',
      scope: SCOPE,
      keys: '?',
      run: () => {
        setSheet('help')
      },
    },
  ])
  return (
    <Suspense fallback={null}>
      {sheet === 'help' ? <HelpSheet onClose={onClose} /> : null}
      {sheet === 'activity' ? <ActivitySheet onClose={onClose} /> : null}
    </Suspense>
  )
}
