'use client'

import { useQuery } from '@tanstack/react-query'
import { policyActivationQuery, policyQuery } from '../queries/scoring-queries'
import { QueryPanel } from '../ui/query-panel'
import { ActivationPanel } from './activation-panel'
import { DifferencePanel } from './difference-panel'
import { PolicyEditor } from './policy-editor'
import { useScoringView } from './use-scoring-view'
import { VersionPanel } from './version-panel'

/** By which numbers are devices scored, who changed them, and what would others do? */
export function ScoringScreen() {
  const [view] = useScoringView()
  const activation = useQuery(policyActivationQuery())
  return (
    <QueryPanel query={activation} label="The policy in force" shape="h-40" frame="panel">
      {(active) => {
        const version = view.version === '' ? active.version : view.version
        return (
          <>
            <ActivationPanel activation={active} />
            <VersionPanel active={active.version} />
            {view.with === '' ? null : <DifferencePanel from={version} to={view.with} />}
            <ReadVersion version={version} active={active.version} />
          </>
        )
      }}
    </QueryPanel>
  )
}

function ReadVersion({ version, active }: { version: string; active: string }) {
  const policy = useQuery(policyQuery(version))
  const [, setView] = useScoringView()
  return (
    <QueryPanel
      query={policy}
      label={`Policy ${version.slice(0, 40)}`}
      shape="h-96"
      frame="panel"
      failureExtra={
        <button type="button" className="btn" onClick={() => void setView({ version: null })}>
          Read the one in force
        </button>
      }
    >
      {(data) => <PolicyEditor key={data.version} policy={data} active={active} />}
    </QueryPanel>
  )
}
