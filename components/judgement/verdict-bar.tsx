'use client'

import { useState } from 'react'
import type { FindingDocument } from '@/lib/contracts/finding'
import { VERDICTS, type Verdict } from '@/lib/domain/finding'
import { VERDICT_NOTES, VERDICT_WORDS } from '@/lib/view/judgement-words'
import { useMay } from '../auth/me'
import { useCommands } from '../ui/commands'
import { JudgeDialog } from './judge-dialog'
import { JudgedNote } from './judged-note'

type Props = { deviceId: string; finding: FindingDocument }

const NEEDS = 'Needs the Analyst role'

/** The foot of the evidence: what a person says of the finding, or said. */
export function VerdictBar({ deviceId, finding }: Props) {
  const mayJudge = useMay('analyse')
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  useCommands(
    VERDICTS.map((value, index) => ({
      id: `verdict-${value}`,
      text: `Judge: ${VERDICT_WORDS[value]}`,
      scope: 'This evidence',
      keys: String(index + 1),
      run: () => {
        if (mayJudge) setVerdict(value)
      },
    })),
  )
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
