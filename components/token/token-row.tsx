'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { TokenDocument } from '@/lib/contracts/token'
import { bindingOf, SCOPE_TEXT } from '@/lib/view/access-text'
import { visibleText } from '@/lib/view/visible-text'
import { queryKeys } from '../queries/query-keys'
import { revokeToken } from '../queries/token-queries'
import { Moment } from '../time/moment'
import { ConfirmButton } from '../ui/confirm-button'
import { InertText } from '../ui/inert-text'

const TEXT_CHARACTERS_MAX = 128

/** One token, without the token. */
export function TokenRow({ token }: { token: TokenDocument }) {
  const binding = bindingOf(token)
  return (
    <tr>
      <th scope="row" className="!text-base !whitespace-normal !text-text sm:max-w-60">
        <InertText raw={token.name} charactersMax={TEXT_CHARACTERS_MAX} />
      </th>
      <td data-label="Scope">{SCOPE_TEXT[token.scope].name}</td>
      <td data-label="Speaks for" className="sm:max-w-72">
        {binding === null ? (
          <span className="text-text-3">itself</span>
        ) : (
          <span>
            <span className="text-text-2">{binding.kind}</span>{' '}
            <span className="font-mono text-small">
              <InertText raw={binding.text} charactersMax={TEXT_CHARACTERS_MAX} />
            </span>
          </span>
        )}
      </td>
      <td data-label="Made" className="text-text-2">
        <Moment at={token.createdAt} />
      </td>
      <td data-label="Last used" className="text-text-2">
        {token.lastUsedAt === null ? 'never' : <Moment at={token.lastUsedAt} />}
      </td>
      <td data-label="Expires" className="text-text-2">
        {token.expiresAt === null ? 'never' : <Moment at={token.expiresAt} />}
      </td>
      <td data-label="State">{token.state === 'valid' ? 'valid' : <span className="chip">{token.state}</span>}</td>
      <td className="text-right max-sm:text-left">{token.state === 'valid' ? <RevokeToken token={token} /> : null}</td>
    </tr>
  )
}

function RevokeToken({ token }: { token: TokenDocument }) {
  const client = useQueryClient()
  const name = visibleText(token.name, TEXT_CHARACTERS_MAX)
  const mutation = useMutation({
    mutationFn: () => revokeToken(token.id),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.tokens() }),
  })
  return (
    <ConfirmButton
      title={`Revoke ${name}?`}
      consequence="Everything that uses it is refused at once, and its records are no longer taken. It cannot be brought back: what used it needs a new token."
      act={`Revoke ${name}`}
      mutation={mutation}
    >
      Revoke
      <span className="sr-only"> {name}</span>
    </ConfirmButton>
  )
}
