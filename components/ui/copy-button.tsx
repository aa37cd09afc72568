'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'

type CopyState = 'idle' | 'copied' | 'refused'
const WORDS = { copied: 'Copied', refused: 'Select and copy by hand' } as const satisfies Record<
  Exclude<CopyState, 'idle'>,
  string
>

type Props = {
  text: string
  /** What is copied, for who does not see it beside the button. */ label: string
  word?: string
}

/** Copies a text; where the browser refuses (no secure context), it says so. */
export function CopyButton({ text, label, word = 'Copy' }: Props) {
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
      <span aria-live="polite">{state === 'idle' ? word : WORDS[state]}</span>
      <span className="sr-only"> {label}</span>
    </button>
  )
}
