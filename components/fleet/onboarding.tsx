'use client'

import { useState } from 'react'
import { onboardingCommands } from '@/lib/view/onboarding-commands'
import { CopyButton } from '../ui/copy-button'
import { Segmented } from '../ui/segmented'
import { useOrigin } from '../ui/use-origin'

const DOORS = [
  { value: 'report', text: 'A device report' },
  { value: 'zeek', text: 'Zeek logs' },
] as const

/** The fleet page while there is no device: two doors in, each with commands that work as they stand. */
export function Onboarding() {
  const origin = useOrigin()
  const [door, setDoor] = useState<(typeof DOORS)[number]['value']>('report')
  const commands = onboardingCommands(origin)
  const steps = commands[door]
  return (
    <div className="mx-auto grid max-w-4xl gap-3.5 pt-5">
      <header>
        <h1 className="text-2xl font-semibold tracking-[-0.022em]">Send a first report</h1>
        <p className="text-text-2">
          There is no device yet. Vedette scores a device from its first report, and nothing leaves this server.
        </p>
      </header>
      <section className="panel px-4.5 py-4" aria-label="Send a first report">
        <Segmented label="What to send" value={door} options={DOORS} onChange={setDoor} />
        <ol className="mt-3 space-y-4">
          {steps.map(({ title, note, command }, index) => (
            <li key={title}>
              <div className="flex flex-wrap items-end gap-2">
                <div className="min-w-0 flex-1 basis-60">
                  <h2 className="font-semibold">
                    {index + 1}. {title}
                  </h2>
                  <p className="text-small text-text-2">{note}</p>
                </div>
                <CopyButton text={command} label={`the command: ${title}`} />
              </div>
              <CommandBlock command={command} />
            </li>
          ))}
        </ol>
      </section>
      <p role="status" className="flex items-center gap-2 text-small text-text-2">
        <span className="chip">listening</span>
        This page shows the fleet as soon as the first device is known.
      </p>
    </div>
  )
}

function CommandBlock({ command }: { command: string }) {
  return (
    <pre className="mt-2 rounded-control border border-border bg-bg px-3 py-2.5 text-small leading-relaxed wrap-anywhere whitespace-pre-wrap text-text-2">
      <code>{command}</code>
    </pre>
  )
}
