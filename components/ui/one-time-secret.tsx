'use client'

import type { ReactNode } from 'react'
import { CopyButton } from './copy-button'

/** A text that is shown once, to be copied now. */
export function OneTimeSecret({ label, text, children }: { label: string; text: string; children: ReactNode }) {
  return (
    <div className="grid gap-2">
      <p className="text-text-2">{children}</p>
      <div className="flex items-start gap-2 max-sm:flex-col max-sm:items-stretch">
        <code
          aria-label={label}
          className="min-w-0 flex-1 rounded-control border border-border-2 bg-surface-2 px-2.5 py-1.5 text-small wrap-anywhere select-all"
        >
          {text}
        </code>
        <CopyButton text={text} label={label} />
      </div>
    </div>
  )
}
