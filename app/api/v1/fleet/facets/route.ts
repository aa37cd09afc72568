import { getFacets } from '@/lib/contracts/operations/fleet'
import { operate } from '@/lib/server/operate'
import { readFacets } from '@/lib/server/services/read-facets'

export const dynamic = 'force-dynamic'

export const GET = operate(getFacets, ({ pool, now }) => readFacets(pool, now))
