'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'

type CopyState = 'idle' | 'copied' | 'refused'
const WORDS = { idle: 'Copy', copied: 'Copied', refused: 'Select and copy by hand' } as const satisfies Record<
  CopyState,
  string
>

/** Copies a text; where the browser refuses (no secure context), it says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [state, setState] = useState<CopyState>('idle')
  const onCopy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      setState('refused')
    }
  }
  return (
    <button type="button" className="btn" onClick={() => void onCopy()}>
      {state === 'copied' ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      <span aria-live="polite">{WORDS[state]}</span>
      <span className="sr-only"> {label}</span>
    </button>
  )
}
