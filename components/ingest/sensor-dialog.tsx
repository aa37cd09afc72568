'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SensorDocument } from '@/lib/contracts/sensor'
import { visibleText } from '@/lib/view/visible-text'
import { placeSensor } from '../queries/ingest-queries'
import { queryKeys } from '../queries/query-keys'
import { ActFailure } from '../ui/act-failure'
import { Dialog } from '../ui/dialog'
import { TextField } from '../ui/text-field'

const NAME_LENGTH_MAX = 64
const NETWORKS_LENGTH_MAX = 4_096
const CONSEQUENCE =
  'Holds for records from now on. In another address space, devices known by an address begin anew; their past stays with the old ones.'

type Props = { sensor: SensorDocument | null; word: string }

/** Says where a sensor stands; the consequence stands above the fields. */
export function SensorDialog({ sensor, word }: Props) {
  return (
    <Dialog
      button={
        <>
          {word}
          {sensor === null ? null : <span className="sr-only"> {visibleText(sensor.name, 60)}</span>}
        </>
      }
      title={sensor === null ? 'Place a sensor' : `Move ${visibleText(sensor.name, 60)}`}
      note={CONSEQUENCE}
    >
      {(close) => <SensorForm sensor={sensor} onDone={close} />}
    </Dialog>
  )
}

const networksOf = (text: string): string[] => text.split(/[\s,;]+/).filter((network) => network !== '')

type Draft = { name: string; space: string; networks: string }

const draftOf = (sensor: SensorDocument | null): Draft =>
  sensor === null
    ? { name: '', space: 'default', networks: '' }
    : { name: sensor.name, space: sensor.space, networks: sensor.networks.join(', ') }

const usePlacing = (onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ name, space, networks }: Draft) =>
      placeSensor(name.trim(), { space: space.trim(), networks: networksOf(networks) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.sensors() })
      onDone()
    },
  })
}

function SensorForm({ sensor, onDone }: { sensor: SensorDocument | null; onDone: () => void }) {
  const [draft, setDraft] = useState(draftOf(sensor))
  const mutation = usePlacing(onDone)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!mutation.isPending) mutation.mutate(draft)
      }}
    >
      <div className="grid gap-3 px-4 pb-4">
        <SensorFields draft={draft} isNew={sensor === null} onChange={setDraft} />
        <ActFailure error={mutation.error} />
      </div>
      <div className="dialog-foot">
        <button type="button" className="btn" onClick={onDone}>
          Cancel
        </button>
        <button type="submit" className="btn btn-primary" aria-disabled={mutation.isPending}>
          {sensor === null ? 'Place the sensor' : 'Move the sensor'}
        </button>
      </div>
    </form>
  )
}

type FieldProps = { draft: Draft; isNew: boolean; onChange: (draft: Draft) => void }

function SensorFields({ draft, isNew, onChange }: FieldProps) {
  const field = (key: keyof Draft) => ({
    value: draft[key],
    onChange: (event: { target: { value: string } }) => {
      onChange({ ...draft, [key]: event.target.value })
    },
  })
  return (
    <>
      {isNew ? (
        <TextField
          label="Sensor"
          hint="As its logs are sent: ?sensor=NAME"
          maxLength={NAME_LENGTH_MAX}
          required
          {...field('name')}
        />
      ) : null}
      <TextField
        label="Address space"
        hint="Sensors that see the same network share one"
        maxLength={NAME_LENGTH_MAX}
        required
        {...field('space')}
      />
      <TextField
        label="Local networks"
        hint="Such as 10.20.0.0/16, 192.168.4.0/24. Empty: the private ranges"
        maxLength={NETWORKS_LENGTH_MAX}
        {...field('networks')}
      />
    </>
  )
}
