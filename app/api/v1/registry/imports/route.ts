import { importRegistry } from '@/lib/contracts/operations/registry'
import { operate } from '@/lib/server/operate'
import { readRegistryImport } from '@/lib/server/registry-body'
import { importRegistry as takeImport } from '@/lib/server/services/import-registry'

export const dynamic = 'force-dynamic'

export const POST = operate(importRegistry, ({ pool, actor, request, query, now }) =>
  readRegistryImport(request, query, (given) => takeImport(pool, actor, given, now)),
)
