import { createToken, listTokens } from '@/lib/contracts/operations/tokens'
import { operate } from '@/lib/server/operate'
import { createToken as makeToken, listTokens as pageTokens, tokenDocument } from '@/lib/server/services/tokens'

export const dynamic = 'force-dynamic'

export const GET = operate(listTokens, ({ pool, query, now }) => pageTokens(pool, query, now))

export const POST = operate(createToken, async ({ pool, actor, body, now }) => {
  const expiresAt = body.expiresAt === null ? null : Date.parse(body.expiresAt)
  const { token, record } = await makeToken(pool, actor, { ...body, expiresAt }, now)
  return { ...tokenDocument(record, now), token }
})
