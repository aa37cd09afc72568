import { z } from 'zod'
import { NO_ANSWER, json, operation } from '../operation'
import { pageQuery } from '../query'
import { listOf } from '../shared'
import { TokenDocument, TokenMade, TokenRequest } from '../token'

const tag = 'Tokens'

export const listTokens = operation({
  id: 'listTokens',
  method: 'GET',
  path: '/api/v1/tokens',
  access: 'administer',
  tag,
  summary: 'API tokens, the newest first',
  query: z.object(pageQuery()),
  answer: json(listOf(TokenDocument)),
})

export const createToken = operation({
  id: 'createToken',
  method: 'POST',
  path: '/api/v1/tokens',
  access: 'administer',
  tag,
  summary: 'Makes a token; it is in this answer only',
  description: 'Scopes ingest and import need a thing pattern, a sensor, or any; the other scopes take none of them.',
  body: { kind: 'json', schema: TokenRequest, example: { name: 'plant', scope: 'ingest', thingPattern: 'pump-*' } },
  answer: json(TokenMade),
  status: 201,
})

export const revokeToken = operation({
  id: 'revokeToken',
  method: 'DELETE',
  path: '/api/v1/tokens/{tokenId}',
  access: 'administer',
  tag,
  summary: 'Ends a token at once',
  answer: NO_ANSWER,
  status: 204,
  refusals: [404],
})

export const TOKEN_OPERATIONS = [listTokens, createToken, revokeToken]
