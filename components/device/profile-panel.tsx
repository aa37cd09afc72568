'use client'

import { useQuery } from '@tanstack/react-query'
import type { DeviceProfileDocument } from '@/lib/contracts/profile'
import { profileRows } from '@/lib/view/profile-rows'
import { profileQuery } from '../queries/profile-queries'
import { Moment } from '../time/moment'
import { EmptyNote } from '../ui/empty-note'
import { InertText } from '../ui/inert-text'
import { Panel } from '../ui/panel'
import { QueryPanel } from '../ui/query-panel'
import { ProfileHistory } from './profile-history'
import { RegistryDialog } from './registry-dialog'

const VALUE_CHARACTERS_MAX = 200

/** What the device is: what people say of it, and what it says of itself. */
export function ProfilePanel({ deviceId }: { deviceId: string }) {
  const profile = useQuery(profileQuery(deviceId))
  return (
    <Panel
      title="What it is"
      note="As the device claims it. Where it stands, people say; a claim never changes that"
      actions={<RegistryDialog deviceId={deviceId} />}
    >
      <QueryPanel query={profile} label="The profile" shape="h-48">
        {(data) => (
          <div className="grid grid-cols-1 gap-x-4 lg:grid-cols-2">
            <ProfileTable data={data} />
            <div>
              <RegistryTable data={data} />
              {data.latest === null ? null : <ProfileHistory deviceId={deviceId} />}
            </div>
          </div>
        )}
      </QueryPanel>
    </Panel>
  )
}

function ProfileTable({ data }: { data: DeviceProfileDocument }) {
  const { rows, more } = profileRows(data.profile)
  if (data.latest === null || rows.length === 0) {
    return (
      <EmptyNote title="It has not described itself">
        Send its profile to <code className="font-mono">POST /api/v1/ingest/profiles</code>. Until then, rules about its
        configuration are not assessed.
      </EmptyNote>
    )
  }
  return (
    <div>
      <p className="px-3.5 pb-1 text-small text-text-2">
        Claimed <Moment at={data.latest.at} />, version {data.latest.version}
      </p>
      <table className="data-table">
        <caption className="sr-only">What the device claims</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Claim</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ part, name, value }, index) => (
            <tr key={index}>
              <th scope="row" className="align-top font-normal whitespace-nowrap text-text-2">
                {[part, name].filter(Boolean).join(', ')}
              </th>
              <td className="wrap-anywhere">
                <InertText raw={value} charactersMax={VALUE_CHARACTERS_MAX} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more === 0 ? null : <p className="px-3.5 py-2 text-small text-text-2">{more} more lines are in the API.</p>}
    </div>
  )
}

/** Of group and site a device claims nothing. */
const UNSAID = { claimed: null, agrees: null }

function RegistryTable({ data }: { data: DeviceProfileDocument }) {
  const { group, site, exposure, segment } = data.registry
  const claimedOf = (field: string) => data.comparison.find((one) => one.field === field) ?? UNSAID
  const rows = [
    { name: 'Group', value: group, claim: UNSAID },
    { name: 'Site', value: site, claim: UNSAID },
    { name: 'Exposure', value: exposure, claim: claimedOf('exposure') },
    { name: 'Segment', value: segment, claim: claimedOf('segment') },
  ]
  return (
    <table className="data-table">
      <caption className="sr-only">What people say of the device, beside its claim</caption>
      <thead>
        <tr>
          <th scope="col">Registry</th>
          <th scope="col">People say</th>
          <th scope="col">It claims</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, value, claim }) => (
          <tr key={name}>
            <th scope="row" className="font-normal text-text-2">
              {name}
            </th>
            <td className="wrap-anywhere">{value === null ? '–' : <InertText raw={value} charactersMax={80} />}</td>
            <td className="wrap-anywhere text-text-2">
              {claim.claimed === null ? '–' : <InertText raw={claim.claimed} charactersMax={80} />}
              {claim.agrees === false ? <span className="ml-1.5 font-medium text-sev-3">differs</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
