'use client'

import { ROLE_TEXT } from '@/lib/view/access-text'
import { useMe } from '../auth/me'
import type { Theme } from '../shell/preference-cookies'
import { InertText } from '../ui/inert-text'
import { Panel } from '../ui/panel'
import { PasswordPanel } from './password-panel'
import { PreferencePanel } from './preference-panel'
import { SessionPanel } from './session-panel'

const TEXT_CHARACTERS_MAX = 254

/** What is mine: who I am here, my password, where I am signed in. */
export function AccountScreen({ theme }: { theme: Theme }) {
  const me = useMe()
  const role = me.role === null ? null : ROLE_TEXT[me.role]
  return (
    <>
      <div className="grid items-start gap-2.5 lg:grid-cols-2">
        <Panel title="You">
          <dl className="facts px-3.5 pt-1 pb-4">
            <dt>Name</dt>
            <dd>
              <InertText raw={me.name} charactersMax={TEXT_CHARACTERS_MAX} />
            </dd>
            <dt>E-mail address</dt>
            <dd>
              <InertText raw={me.email ?? '–'} charactersMax={TEXT_CHARACTERS_MAX} />
            </dd>
            <dt>Role</dt>
            <dd>{role === null ? 'None yet' : `${role.name}. ${role.may}.`}</dd>
          </dl>
        </Panel>
        <PreferencePanel theme={theme} />
      </div>
      <PasswordPanel />
      <SessionPanel />
    </>
  )
}
