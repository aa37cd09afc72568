'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount, formatCounted } from '@/lib/view/format-number'
import { verifyChain, type ChainResult } from '../queries/audit-queries'
import { ActFailure } from '../ui/act-failure'
import { Panel } from '../ui/panel'
import { SeverityGlyph } from '../ui/severity-glyph'

/** Whether the log is as it was written: each entry carries the digest of the one before it. */
export function ChainPanel() {
  const [checked, setChecked] = useState(0)
  const verifying = useMutation({ mutationFn: () => verifyChain(setChecked) })
  return (
    <Panel
      title="Chain"
      note="Each entry carries the digest of the one before it"
      actions={
        <button
          type="button"
          className="btn"
          aria-disabled={verifying.isPending}
          onClick={() => {
            if (verifying.isPending) return
            setChecked(0)
            verifying.mutate()
          }}
        >
          Verify the chain
        </button>
      }
    >
      <div className="px-3.5 pt-1 pb-3.5">
        <div role="status">
          {verifying.isPending ? <p className="text-text-2">{formatCount(checked)} entries looked at so far</p> : null}
          {verifying.data === undefined ? null : <ChainSentence result={verifying.data} />}
        </div>
        {verifying.isIdle ? <p className="text-small text-text-2">Not verified since this page was opened.</p> : null}
        <ActFailure error={verifying.error} />
      </div>
    </Panel>
  )
}

function ChainSentence({ result }: { result: ChainResult }) {
  const { checked, brokenAt, headSequence, headHash } = result
  if (brokenAt !== null) {
    return (
      <p className="flex items-start gap-2">
        <SeverityGlyph tone={5} />
        <span>
          <span className="font-medium">Broken at entry {formatCount(brokenAt)}.</span> It does not follow from the one
          before it: somebody changed the log outside Vedette. Compare with a backup.
        </span>
      </p>
    )
  }
  return (
    <>
      <p className="font-medium">The chain is whole: {formatCounted(checked, 'entry', 'entries')} verified.</p>
      <p className="text-small wrap-anywhere text-text-2">
        Head {formatCount(headSequence)} <span className="font-mono">{headHash}</span>. The same head is in the worker’s
        log.
      </p>
    </>
  )
}
