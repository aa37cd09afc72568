'use client'

import { useEffect, useState } from 'react'
import type { FindingDocument } from '@/lib/contracts/finding'
import { VERDICTS, type Verdict } from '@/lib/domain/finding'
import { VERDICT_NOTES, VERDICT_WORDS } from '@/lib/view/judgement-words'
import { useMay } from '../auth/me'
import { JudgeDialog } from './judge-dialog'
import { JudgedNote } from './judged-note'

type Props = { deviceId: string; finding: FindingDocument }

const NEEDS = 'Needs the Analyst role'

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** Calls back with the verdict whose key is pressed while nobody types and no dialog is open. */
const useVerdictKeys = (isOn: boolean, onVerdict: (verdict: Verdict) => void) => {
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      const verdict = VERDICTS[['1', '2', '3'].indexOf(event.key)]
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat
      if (verdict === undefined || !isPlain || isTyping(event)) return
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return
      event.preventDefault()
      onVerdict(verdict)
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
    }
  }, [isOn, onVerdict])
}

/** The foot of the evidence: what a person says of the finding, or said. */
export function VerdictBar({ deviceId, finding }: Props) {
  const mayJudge = useMay('analyse')
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  useVerdictKeys(mayJudge, setVerdict)
  return (
    <footer className="border-t border-border bg-surface px-4 py-2.5">
      {finding.judgement === null ? null : <JudgedNote judgement={finding.judgement} />}
      <div role="group" aria-label="What is it?" className="flex flex-wrap items-center gap-2">
        {VERDICTS.map((value, index) => (
          <button
            key={value}
            type="button"
            className="btn aria-disabled:opacity-50"
            aria-disabled={!mayJudge}
            title={mayJudge ? VERDICT_NOTES[value] : NEEDS}
            aria-pressed={finding.verdict === value}
            onClick={() => {
              if (mayJudge) setVerdict(value)
            }}
          >
            {VERDICT_WORDS[value]} <kbd className="kbd max-sm:hidden">{index + 1}</kbd>
          </button>
        ))}
        {mayJudge ? null : <span className="text-small text-text-3">{NEEDS}</span>}
      </div>
      {verdict === null ? null : (
        <JudgeDialog
          deviceId={deviceId}
          finding={finding}
          verdict={verdict}
          onClose={() => {
            setVerdict(null)
          }}
        />
      )}
    </footer>
  )
}
