'use client'

import { useState } from 'react'
import type { SampleFleetDocument } from '@/lib/contracts/sample-fleet'
import { useMay } from '../auth/me'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import { LoadSampleButton } from './load-button'
import { SampleProgress } from './sample-progress'
import { useSample, useSampleAct } from './use-sample'

/** Whether there is sample data, what it is, and how it goes. */
export function SampleScreen() {
  const sample = useSample()
  return (
    <Panel title="Sample data" note="A simulated fleet to look around with">
      <QueryPanel query={sample} label="The sample fleet" shape="h-40" isEmpty={() => false} empty={null}>
        {(data) => (
          <div className="grid max-w-2xl gap-3 px-3.5 pt-1 pb-4">
            <SampleProgress sample={data} />
            <p className="text-text-2">
              240 simulated devices of 12 models at three sites, over two days: an attack that enters by Telnet, a
              firmware roll-out that only looks like one, a silent sensor and a group of misconfigured pumps. It comes
              through the public API as your own devices would. All its names begin with <code>sample:</code>, and no
              device, sensor or group of yours can be called so.
            </p>
            <SampleActs sample={data} />
          </div>
        )}
      </QueryPanel>
    </Panel>
  )
}

function SampleActs({ sample: { state, devices } }: { sample: SampleFleetDocument }) {
  if (state === 'absent') {
    return (
      <div>
        <LoadSampleButton />
      </div>
    )
  }
  return (
    <div className="flex flex-wrap gap-2">
      {state === 'failed' ? <LoadSampleButton /> : null}
      <RemoveSample devices={devices} isGoing={state === 'removing'} />
    </div>
  )
}

function RemoveSample({ devices, isGoing }: { devices: number; isGoing: boolean }) {
  const [isOpen, setIsOpen] = useState(false)
  const remove = useSampleAct('remove')
  const may = useMay('administer')
  const reason = may ? 'It is being removed' : 'Needs the Administrator role'
  if (!may || isGoing) {
    return (
      <button type="button" className="btn" aria-disabled="true" title={reason}>
        Remove sample data: {reason.toLowerCase()}
      </button>
    )
  }
  return (
    <ConfirmDialog
      trigger={
        <button type="button" className="btn">
          Remove sample data
        </button>
      }
      title={`Remove ${String(devices)} sample devices?`}
      consequence="Their findings, assessments, scores, conversations, profiles and measurements go with them, and so do the groups, sensors and tokens of the sample fleet. Nothing of your own devices is touched, and the audit log stays. It can be loaded again."
      act={`Remove ${String(devices)} sample devices`}
      mutation={{
        ...remove,
        mutate: (_, options) => {
          remove.mutate(undefined, options)
        },
      }}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
    />
  )
}
