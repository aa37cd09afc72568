'use client'

import { useMay } from '../auth/me'
import { NeedsAdministrator } from '../settings/needs-role'
import { InvitationPanel } from './invitation-panel'
import { PeoplePanel } from './people-panel'

/** Who may sign in, and as what. */
export function PeopleScreen() {
  if (!useMay('administer')) {
    return <NeedsAdministrator title="People" purpose="Who may sign in, and what they may do." act="Invite a person" />
  }
  return (
    <>
      <PeoplePanel />
      <InvitationPanel />
    </>
  )
}
