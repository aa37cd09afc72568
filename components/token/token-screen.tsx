'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useMay } from '../auth/me'
import { tokensQuery } from '../queries/token-queries'
import { NeedsAdministrator } from '../settings/needs-role'
import { EmptyNote } from '../ui/empty-note'
import { PagedTable } from '../ui/paged-table'
import { Panel } from '../ui/panel'
import { TokenDialog } from './token-dialog'
import { TokenRow } from './token-row'

const COLUMNS = ['Name', 'Scope', 'Speaks for', 'Made', 'Last used', 'Expires', 'State'] as const

/** Which devices, sensors and programs may call the API. */
export function TokenScreen() {
  if (!useMay('administer')) {
    return (
      <NeedsAdministrator
        title="Tokens"
        purpose="Which devices, sensors and programs may call the API."
        act="Make a token"
      />
    )
  }
  return <TokenPanel />
}

function TokenPanel() {
  const tokens = useInfiniteQuery(tokensQuery())
  return (
    <Panel title="Tokens" note="For devices, sensors and programs; newest first" actions={<TokenDialog />}>
      <PagedTable
        query={tokens}
        label="Tokens"
        shape="h-60"
        columns={COLUMNS}
        hasActions
        empty={
          <EmptyNote title="There is no token yet">
            A device or sensor needs one to send its records. Make one above.
          </EmptyNote>
        }
      >
        {(token) => <TokenRow key={token.id} token={token} />}
      </PagedTable>
    </Panel>
  )
}
