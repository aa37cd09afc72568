import { defineConfig } from 'prisma/config'

// The connection is Vedette's own business (lib/server/db.ts); Prisma's tools only read the schema.
export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } })
