import type { PolicyActivation } from '@/lib/contracts/policy'
import { formatCount } from '@/lib/view/format-number'
import { Moment } from '../time/moment'
import { InertText } from '../ui/inert-text'
import { Panel } from '../ui/panel'

const TEXT_MAX = 500

/** Which version scores the fleet, since when and why, and how far it has come. */
export function ActivationPanel({ activation }: { activation: PolicyActivation }) {
  const { version, versionBefore, reason, activatedBy, activatedAt } = activation
  return (
    <Panel title={`Policy ${version} is in force`}>
      <div className="grid gap-2 px-3.5 pt-1 pb-4">
        {activatedAt === null ? (
          <p className="text-text-2">It came with this release. Nobody has put another version in force.</p>
        ) : (
          <>
            <p className="text-text-2">
              <InertText raw={activatedBy ?? ''} charactersMax={TEXT_MAX} /> put it in force <Moment at={activatedAt} />
              , before it was {versionBefore}. Reason: <InertText raw={reason ?? ''} charactersMax={TEXT_MAX} />
            </p>
            <Progress activation={activation} />
          </>
        )}
        <p className="text-small text-text-3">
          Each assessment names the version it was made with and can be made again from it. Bands are fixed: low 0 to
          19, medium 20 to 49, high 50 to 74, critical 75 to 100.
        </p>
      </div>
    </Panel>
  )
}

function Progress({ activation: { devicesDone, devices, finishedAt } }: { activation: PolicyActivation }) {
  if (finishedAt !== null) {
    return (
      <p role="status">
        The fleet is scored by it: {formatCount(devicesDone)} devices, done <Moment at={finishedAt} />.
      </p>
    )
  }
  const all = Math.max(devices ?? 0, devicesDone, 1)
  const text = `Scoring the fleet by it: ${formatCount(devicesDone)} of about ${formatCount(all)} devices`
  return (
    <div className="grid max-w-120 gap-1">
      <p role="status">{text}</p>
      <progress className="h-2 w-full" aria-label={text} max={all} value={devicesDone} />
    </div>
  )
}
