'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AlarmDocument, SuppressionEffect, SuppressionRequest } from '@/lib/contracts/alarm'
import {
  SENSOR_SUBJECT_PREFIX,
  SUPPRESSION_DAYS_DEFAULT,
  SUPPRESSION_DAYS_MAX,
  SUPPRESSION_KEYS_MAX,
  type AlarmCause,
  type SuppressionScope,
} from '@/lib/domain/alarm'
import { CAUSE_WORDS } from '@/lib/view/alarm-words'
import { formatCounted } from '@/lib/view/format-number'
import { suppressionEffectQuery } from '../queries/alarm-queries'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { QueryPanel, type RegionQuery } from '../ui/query-panel'
import { Segmented } from '../ui/segmented'
import { TextField } from '../ui/text-field'

type Props = {
  /** Those that are selected and read. */
  alarms: readonly AlarmDocument[]
  count: number
  act: { isPending: boolean; error: Error | null }
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onSuppress: (suppression: SuppressionRequest) => void
}

const SCOPES = [
  { value: 'device', text: 'Device' },
  { value: 'model', text: 'Model' },
  { value: 'group', text: 'Group' },
] as const satisfies readonly { value: SuppressionScope; text: string }[]

const keyOf = (alarm: AlarmDocument, scope: SuppressionScope): string | null => {
  if (scope !== 'device') return alarm[scope]
  return alarm.subjectKind === 'sensor' ? `${SENSOR_SUBJECT_PREFIX}${alarm.subjectId}` : alarm.subjectId
}

const keysOf = (alarms: readonly AlarmDocument[], scope: SuppressionScope): string[] =>
  [...new Set(alarms.flatMap((alarm) => keyOf(alarm, scope) ?? []))].sort().slice(0, SUPPRESSION_KEYS_MAX)

const onlyOf = ([first, ...others]: readonly AlarmCause[]): AlarmCause | null =>
  others.length === 0 ? (first ?? null) : null

const isDayCount = (days: number): boolean => Number.isInteger(days) && days >= 1 && days <= SUPPRESSION_DAYS_MAX

const sentenceOf = ({ alarms, devices, attacks }: SuppressionEffect): string => {
  const attacked = attacks === 1 ? '1 of them was an attack.' : `${String(attacks)} of them were attacks.`
  return `Would have hidden ${formatCounted(alarms, 'alarm')} on ${formatCounted(devices, 'device')} in 30 days. ${attacked}`
}

/** Hides alarms of devices, models or groups for some days; what that would have hidden is shown first. */
export function SuppressDialog({ alarms, count, act, isOpen, onOpenChange, onSuppress }: Props) {
  return (
    <Dialog
      button={null}
      title={`Suppress ${formatCounted(count, 'alarm')}`}
      note="And what is raised of the same kind until the end of the period. It is recorded and counted, and told to nobody."
      control={{ isOpen, onOpenChange }}
    >
      {() => <SuppressForm alarms={alarms} act={act} onSuppress={onSuppress} />}
    </Dialog>
  )
}

function SuppressForm({ alarms, act, onSuppress }: Pick<Props, 'alarms' | 'act' | 'onSuppress'>) {
  const causes = [...new Set(alarms.map(({ cause }) => cause))]
  const [scope, setScope] = useState<SuppressionScope>('device')
  const [cause, setCause] = useState<AlarmCause | null>(onlyOf(causes))
  const [days, setDays] = useState(String(SUPPRESSION_DAYS_DEFAULT))
  const [reason, setReason] = useState('')
  const [isAsked, setIsAsked] = useState(false)
  const keys = keysOf(alarms, scope)
  const effect = useQuery({ ...suppressionEffectQuery({ scope, keys, cause }), enabled: keys.length > 0 })
  const dayCount = Number(days)
  const isDays = isDayCount(dayCount)
  const onSubmit = () => {
    setIsAsked(true)
    if (effect.data === undefined || !isDays || reason.trim() === '') return
    onSuppress({ scope, keys, cause, days: dayCount, reason: reason.trim(), effect: effect.data })
  }
  return (
    <DialogForm
      act={`Suppress for ${isDays ? formatCounted(dayCount, 'day') : 'some days'}`}
      mutation={act}
      onSubmit={onSubmit}
    >
      <div className="grid gap-1">
        <p className="text-small font-medium text-text-2">Scope</p>
        <Segmented label="Scope" value={scope} options={SCOPES} onChange={setScope} />
        <p className="text-small text-text-2">
          {keys.length === 0 ? `None of these has a ${scope}` : formatCounted(keys.length, scope)}
        </p>
      </div>
      <div className="grid gap-1">
        <label className="grid gap-1 text-small font-medium text-text-2">
          Cause
          <select
            className="input"
            value={cause ?? ''}
            onChange={({ target: { value } }) => {
              setCause(causes.find((one) => one === value) ?? null)
            }}
          >
            <option value="">Any cause</option>
            {causes.map((one) => (
              <option key={one} value={one}>
                {CAUSE_WORDS[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <TextField
        label="Days"
        type="number"
        min={1}
        max={SUPPRESSION_DAYS_MAX}
        hint={`1 to ${String(SUPPRESSION_DAYS_MAX)}; then what still stands is open again`}
        value={days}
        problem={isDays ? null : `Give a number from 1 to ${String(SUPPRESSION_DAYS_MAX)}`}
        onChange={(event) => {
          setDays(event.target.value)
        }}
      />
      <TextField
        label="Reason"
        value={reason}
        maxLength={500}
        problem={isAsked && reason.trim() === '' ? 'Say why; who reads it later was not here' : null}
        onChange={(event) => {
          setReason(event.target.value)
        }}
      />
      {keys.length === 0 ? null : <EffectNote effect={effect} />}
    </DialogForm>
  )
}

function EffectNote({ effect }: { effect: RegionQuery<SuppressionEffect> }) {
  return (
    <div role="status" className="rounded-control border border-border-2 bg-surface-2 px-3 py-2">
      <QueryPanel query={effect} label="The effect" shape="h-5">
        {(shown) => <p className="font-medium">{sentenceOf(shown)}</p>}
      </QueryPanel>
    </div>
  )
}
