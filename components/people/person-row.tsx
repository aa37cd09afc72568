import type { PersonDocument } from '@/lib/contracts/people'
import { formatCount } from '@/lib/view/format-number'
import { visibleText } from '@/lib/view/visible-text'
import { useMe } from '../auth/me'
import { Moment } from '../time/moment'
import { InertText } from '../ui/inert-text'
import { PersonAct } from './person-act'
import { RoleSelect } from './role-select'

const NAME_CHARACTERS_MAX = 80
const EMAIL_CHARACTERS_MAX = 254

const waysOf = ({ hasPassword, hasProvider }: PersonDocument): string =>
  [hasPassword ? 'password' : '', hasProvider ? 'provider' : ''].filter((way) => way !== '').join(', ')

/** One person, and what may be done about their access. */
export function PersonRow({ person }: { person: PersonDocument }) {
  const me = useMe()
  const name = visibleText(person.name, NAME_CHARACTERS_MAX)
  const isDisabled = person.disabledAt !== null
  return (
    <tr>
      <th scope="row" className="py-1 !whitespace-normal sm:max-w-72">
        <span>
          <span className="block text-base font-medium text-text">
            <InertText raw={person.name} charactersMax={NAME_CHARACTERS_MAX} />
            {person.id === me.personId ? <span className="ml-2 chip">you</span> : null}
          </span>
          <span className="block text-small font-normal text-text-2">
            <InertText raw={person.email} charactersMax={EMAIL_CHARACTERS_MAX} />
          </span>
        </span>
      </th>
      <td data-label="Role">
        <RoleSelect person={person} name={name} />
      </td>
      <td data-label="Signs in with" className="text-text-2">
        {waysOf(person)}
      </td>
      <td data-label="Last signed in" className="text-text-2">
        {person.lastSignedInAt === null ? 'never' : <Moment at={person.lastSignedInAt} />}
      </td>
      <td data-label="Sessions">{formatCount(person.sessions)}</td>
      <td data-label="State">
        {isDisabled ? <span className="chip">disabled</span> : <span className="text-text-2">active</span>}
      </td>
      <td>
        <span className="flex flex-wrap justify-end gap-2 max-sm:justify-start max-sm:pt-1">
          {person.sessions === 0 ? null : <PersonAct kind="end-sessions" person={person} name={name} />}
          <PersonAct kind={isDisabled ? 'enable' : 'disable'} person={person} name={name} />
        </span>
      </td>
    </tr>
  )
}
