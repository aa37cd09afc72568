'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { FindingDocument } from '@/lib/contracts/finding'
import { Reason, type JudgementEffect } from '@/lib/contracts/judgement'
import { VERDICTS, type Verdict } from '@/lib/domain/finding'
import type { JudgementScope } from '@/lib/domain/judgement'
import { VERDICT_NOTES, VERDICT_WORDS } from '@/lib/view/judgement-words'
import { visibleText } from '@/lib/view/visible-text'
import { deviceQuery } from '../queries/device-queries'
import { ChoiceField } from '../ui/choice-field'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { QueryPanel } from '../ui/query-panel'
import { Segmented } from '../ui/segmented'
import { SelectField } from '../ui/select-field'
import { TextField } from '../ui/text-field'
import { EffectPanel } from './effect-panel'
import { endOf, periodChoices, periodOf, reasonProblemOf, scopeChoices } from './judge-choices'
import { ReasonField } from './reason-field'
import { useJudging } from './use-judging'

type Props = { deviceId: string; finding: FindingDocument; verdict: Verdict; onClose: () => void }

const OPTIONS = VERDICTS.map((value) => ({ value, text: VERDICT_WORDS[value] }))
const SUBJECT_CHARACTERS_MAX = 80

/** Asks how far a verdict reaches, for how long and why, and shows what it would change before it is applied. */
export function JudgeDialog(props: Props) {
  const { finding, onClose } = props
  const title = `${visibleText(finding.rule.title, 120)}: what is it?`
  const control = {
    isOpen: true,
    onOpenChange: (isOpen: boolean) => {
      if (!isOpen) onClose()
    },
  }
  return (
    <Dialog button={null} control={control} title={title} note={visibleText(finding.subject, SUBJECT_CHARACTERS_MAX)}>
      {() => <JudgeForm {...props} />}
    </Dialog>
  )
}

/** More than one device is silenced only by who knows how many: the count is typed. */
const mustCount = (verdict: Verdict, effect: JudgementEffect | undefined): effect is JudgementEffect =>
  verdict !== 'true' && effect !== undefined && effect.scope !== 'device' && effect.open.count > 1

/** It can be applied once its effect was shown, nothing forbids it, and who does it knows how many devices it is. */
const isApplicable = (
  verdict: Verdict,
  shown: JudgementEffect | undefined,
  typed: string,
): shown is JudgementEffect => {
  if (shown?.refusal !== null) return false
  return !mustCount(verdict, shown) || typed.trim() === String(shown.open.count)
}

function JudgeForm({ deviceId, finding, verdict: asked, onClose }: Props) {
  const [verdict, setVerdict] = useState(asked)
  const [scope, setScope] = useState<JudgementScope>('device')
  const [subject, setSubject] = useState<'this' | 'any'>('this')
  const [period, setPeriod] = useState('')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const device = useQuery(deviceQuery(deviceId))
  const aim = useMemo(
    () => ({ deviceId, findingId: finding.id, verdict, scope, groupId: null, anySubject: subject === 'any' }),
    [deviceId, finding.id, verdict, scope, subject],
  )
  const { effect, apply } = useJudging(aim, onClose)
  const shown = effect.isFetching ? undefined : effect.data
  const periods = periodChoices(verdict, scope)
  const chosen = periodOf(period, periods)
  const needsCount = mustCount(verdict, shown)
  const canApply = isApplicable(verdict, shown, typed)
  const onSubmit = () => {
    const given = Reason.safeParse(reason)
    setProblem(reasonProblemOf(given.error))
    if (!given.success || !canApply) return
    const counts = { findings: shown.findings.count, devices: shown.devices.count }
    apply.mutate({ ...aim, reason: given.data, expiresAt: endOf(chosen, Date.now()), effect: counts })
  }
  return (
    <DialogForm
      act={`Call it ${verdict === 'true' ? 'an attack' : VERDICT_WORDS[verdict].toLowerCase()}`}
      mutation={apply}
      isReady={canApply}
      onSubmit={onSubmit}
    >
      <div className="grid justify-items-start gap-1">
        <Segmented label="Verdict" value={verdict} options={OPTIONS} onChange={setVerdict} />
        <p className="text-small text-text-2">{VERDICT_NOTES[verdict]}</p>
      </div>
      <ChoiceField label="Where" value={scope} options={scopeChoices(device.data, deviceId)} onChange={setScope} />
      {finding.subject === '' ? null : (
        <ChoiceField
          label="What"
          value={subject}
          options={[
            { value: 'this', name: 'Only this', note: visibleText(finding.subject, SUBJECT_CHARACTERS_MAX) },
            { value: 'any', name: 'Whatever this rule finds' },
          ]}
          onChange={setSubject}
        />
      )}
      <SelectField label="For how long" value={chosen} options={periods} onChange={setPeriod} />
      <ReasonField value={reason} problem={problem} onChange={setReason} />
      <section
        aria-label="What it would change"
        aria-busy={effect.isFetching}
        className="rounded-control bg-surface-2 p-2.5"
      >
        <h3 className="mb-1.5 text-small font-semibold text-text-2">What it would change</h3>
        <QueryPanel query={effect} label="What it would change" shape="h-16">
          {(data) => <EffectPanel effect={data} />}
        </QueryPanel>
      </section>
      {needsCount ? (
        <TextField
          label={`Type ${String(shown.open.count)}, the number of devices, to confirm`}
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
          }}
        />
      ) : null}
    </DialogForm>
  )
}
