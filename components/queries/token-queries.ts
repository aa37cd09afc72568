import './no-eval-validation'
import { TokenDocument, TokenMade, type TokenRequest } from '@/lib/contracts/token'
import { pagesQuery } from './list-pages'
import { queryKeys } from './query-keys'
import { sendJson, sendOnly } from './send-json'

const TOKENS = '/api/v1/tokens'

export const tokensQuery = () => pagesQuery(queryKeys.tokens(), TOKENS, {}, TokenDocument)

export const createToken = (request: TokenRequest) => sendJson('POST', TOKENS, request, TokenMade)

export const revokeToken = (tokenId: string) => sendOnly('DELETE', `${TOKENS}/${encodeURIComponent(tokenId)}`)
