'use client'

import { LoadSampleButton } from '../sample/load-button'
import { SampleProgress } from '../sample/sample-progress'
import { useSample } from '../sample/use-sample'
import { Panel } from '../ui/panel'
import { ArrivalsPanel } from './arrivals-panel'
import { ReportDoor } from './report-door'
import { SourceMatrixPanel } from './source-matrix-panel'

/** The fleet page while there is no device: two doors in, what arrives meanwhile, and what each source lets one see. */
export function Onboarding() {
  return (
    <div className="mx-auto grid max-w-6xl gap-3.5 pt-5">
      <header>
        <h1 className="text-2xl font-semibold tracking-[-0.022em]">
          Send a first report, or look around with a sample fleet
        </h1>
        <p className="text-text-2">
          There is no device yet. Vedette scores a device from its first report, and nothing leaves this server.
        </p>
      </header>
      <div className="grid items-start gap-3.5 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid min-w-0 gap-3.5">
          <ReportDoor />
          <ArrivalsPanel />
          <SourceMatrixPanel />
        </div>
        <div className="grid gap-3.5 max-lg:order-first">
          <SampleDoor />
        </div>
      </div>
    </div>
  )
}

function SampleDoor() {
  const { data } = useSample()
  return (
    <Panel title="Load the sample fleet">
      <div className="grid gap-2.5 px-3.5 pt-1 pb-4">
        <p className="text-text-2">
          240 simulated devices at three sites, and one camera that was broken into at dawn. You land on its explained
          score.
        </p>
        <LoadSampleButton isWide />
        {data === undefined || data.state === 'absent' ? null : <SampleProgress sample={data} />}
        <p className="text-small text-text-3">
          Takes a few minutes; you can look on meanwhile. Marked as sample on every page, removed in one act.
        </p>
      </div>
    </Panel>
  )
}
