'use client'

import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import {
  DOOR_NAMES,
  DOORS,
  onboardingCommands,
  type Door,
  type OnboardingCommand,
} from '@/lib/view/onboarding-commands'
import { useMay } from '../auth/me'
import { createToken } from '../queries/token-queries'
import { ActFailure } from '../ui/act-failure'
import { CopyButton } from '../ui/copy-button'
import { Panel } from '../ui/panel'
import { Segmented } from '../ui/segmented'
import { useOrigin } from '../ui/use-origin'

const TOKEN_MS = 3_600_000
const OPTIONS = DOORS.map((value) => ({ value, text: DOOR_NAMES[value] }))

/** A token for whoever tries the commands: for reports only, and over within the hour. */
const makeToken = () =>
  createToken({
    name: 'first-report',
    scope: 'ingest',
    thingPattern: null,
    sensor: null,
    any: true,
    expiresAt: new Date(Date.now() + TOKEN_MS).toISOString(),
  })

/** The door of one's own devices: a command to copy, with a token made on the spot. */
export function ReportDoor() {
  const [door, setDoor] = useState<Door>('http')
  const token = useMutation({ mutationFn: makeToken })
  const step = onboardingCommands(useOrigin(), token.data?.token ?? null)[door]
  return (
    <Panel
      title="Send a report"
      note={step.note}
      actions={<CopyButton text={step.command} label={`the command for ${DOOR_NAMES[door]}`} />}
    >
      <div className="grid gap-2.5 px-3.5 pt-1 pb-4">
        <Segmented label="What to send" value={door} options={OPTIONS} onChange={setDoor} />
        <pre className="rounded-control border border-border bg-bg px-3 py-2.5 text-small leading-relaxed wrap-anywhere whitespace-pre-wrap text-text-2">
          <code>{step.command}</code>
        </pre>
        <TokenNote step={step} token={token} />
      </div>
    </Panel>
  )
}

type Made = { data: { token: string } | undefined; isPending: boolean; error: Error | null; mutate: () => void }

function TokenNote({ step, token }: { step: OnboardingCommand; token: Made }) {
  const may = useMay('administer')
  if (!step.needsToken) return null
  if (token.data !== undefined) {
    return (
      <p role="status" className="text-small text-text-2">
        The token in the command works for one hour, for sending only, and is not shown again.{' '}
        <Link href="/settings/tokens" className="text-accent underline-offset-2 hover:underline">
          Make a lasting token
        </Link>
      </p>
    )
  }
  const reason = 'Needs the Administrator role'
  return (
    <div className="flex flex-wrap items-center gap-2.5">
      <button
        type="button"
        className="btn"
        aria-disabled={!may || token.isPending}
        title={may ? undefined : reason}
        onClick={() => {
          if (may && !token.isPending) token.mutate()
        }}
      >
        Put a token for one hour into the command
      </button>
      <span className="text-small text-text-3">
        {may ? 'It may send records and nothing else.' : `${reason}. Ask an administrator for a token.`}
      </span>
      <ActFailure error={token.error} />
    </div>
  )
}
