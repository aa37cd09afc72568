'use client'

import { useState } from 'react'
import type { PolicyDocument } from '@/lib/contracts/policy'
import { useMay } from '../auth/me'
import type { Draft } from './draft'
import { DraftPanel } from './draft-panel'
import { NumberPanel } from './number-panel'

type Props = { policy: PolicyDocument; active: string }

/** The numbers of a version, and a draft of others that begins when one is changed. */
export function PolicyEditor({ policy, active }: Props) {
  const [draft, setDraft] = useState<Draft>({})
  const [drafts, setDrafts] = useState(0)
  const mayChange = useMay('administer')
  const onChange = (changes: Draft) => {
    setDraft((before) => {
      const next = Object.entries({ ...before, ...changes })
      const own = new Map(policy.numbers.map(({ key, value }) => [key, value]))
      return Object.fromEntries(next.filter(([key, value]) => own.get(key) !== value))
    })
  }
  const onDiscard = () => {
    setDraft({})
    setDrafts((count) => count + 1)
  }
  return (
    <>
      {Object.keys(draft).length === 0 ? null : (
        <DraftPanel key={JSON.stringify(draft)} policy={policy} draft={draft} active={active} onDiscard={onDiscard} />
      )}
      <NumberPanel key={drafts} policy={policy} draft={draft} onChange={mayChange ? onChange : null} />
    </>
  )
}
