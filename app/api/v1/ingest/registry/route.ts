import { ingestRegistry } from '@/lib/contracts/operations/registry'
import { operate } from '@/lib/server/operate'
import { readRegistryImport } from '@/lib/server/registry-body'
import { importRegistry } from '@/lib/server/services/import-registry'

export const dynamic = 'force-dynamic'

export const POST = operate(ingestRegistry, ({ pool, actor, request, query, now }) =>
  readRegistryImport(request, query, (given) => importRegistry(pool, actor, given, now)),
)
