import { PrismaPg } from '@prisma/adapter-pg'
import type { Pool } from 'pg'
import { PrismaClient } from '@/lib/generated/prisma/client'

// Next.js bundles a module once per kind of route: there must be one client a pool all the same.
const shared = globalThis as typeof globalThis & { vedettePrisma?: WeakMap<Pool, PrismaClient> }

/** Prisma over the connections of a pool, for reads and small writes; the hot path writes sets through the pool itself. */
export const prismaOf = (pool: Pool): PrismaClient => {
  const clients = (shared.vedettePrisma ??= new WeakMap<Pool, PrismaClient>())
  const known = clients.get(pool)
  if (known !== undefined) return known
  const client = new PrismaClient({ adapter: new PrismaPg(pool) })
  clients.set(pool, client)
  return client
}
