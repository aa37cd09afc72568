'use client'

import { X } from 'lucide-react'
import { useCommandRegistry, type Command } from '../ui/commands'
import { KeyCaps } from '../ui/key-caps'
import { Segmented } from '../ui/segmented'
import { Sheet } from '../ui/sheet'

const ON_OFF = [
  { value: 'on', text: 'On' },
  { value: 'off', text: 'Off' },
] as const

/** Keys that come with what has the focus; they need no registry. */
const OWN_KEYS: readonly Command[] = [
  { id: 'own-enter', text: 'Open what has the focus', scope: 'Lists and charts', keys: 'Enter', run: () => undefined },
  {
    id: 'own-arrows',
    text: 'Move within a chart or menu',
    scope: 'Lists and charts',
    keys: 'ArrowUp ArrowDown',
    run: () => undefined,
  },
]

const byScope = (commands: readonly Command[]): [string, Command[]][] => {
  const scopes = [...new Set(commands.map(({ scope }) => scope))]
  return scopes.map((scope) => [scope, commands.filter((command) => command.scope === scope)])
}

/** Which keys do what on this page, and the way to turn them off. */
export function HelpSheet({ onClose }: { onClose: () => void }) {
  const { list, areKeysOn, onKeys } = useCommandRegistry()
  const shown = [...list(), ...OWN_KEYS].filter(({ keys }) => keys !== undefined)
  return (
    <Sheet label="Keyboard shortcuts" className="overflow-y-auto" onClose={onClose}>
      <header className="sticky top-0 flex items-center gap-3 bg-surface px-4 pt-3.5 pb-2">
        <h2 className="flex-1 text-lead font-semibold">Keyboard shortcuts</h2>
        <button type="button" className="btn btn-quiet" aria-label="Close" onClick={onClose}>
          <X size={16} aria-hidden />
        </button>
      </header>
      <div className="grid gap-x-8 gap-y-3 px-4 pb-3 sm:grid-cols-2">
        {byScope(shown).map(([scope, commands]) => (
          <section key={scope} aria-label={scope}>
            <h3 className="pb-1 text-small font-medium text-text-3">{scope}</h3>
            <dl>
              {commands.map(({ id, text, keys = '' }) => (
                <div key={id} className="flex min-h-7 items-center gap-3">
                  <dt className="min-w-0 flex-1">{text}</dt>
                  <dd>
                    <KeyCaps keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <footer className="flex flex-wrap items-center gap-3 border-t border-border px-4 py-3 text-small text-text-2">
        <p className="min-w-0 flex-1">
          Keys without Ctrl do nothing while you type. When they get in the way of speech input, turn them off in this
          browser.
        </p>
        <Segmented
          label="Single-key shortcuts"
          value={areKeysOn ? 'on' : 'off'}
          options={ON_OFF}
          onChange={(value) => {
            onKeys(value === 'on')
          }}
        />
      </footer>
    </Sheet>
  )
}
