import { z } from 'zod'
import { json, operation } from '../operation'

export const getOpenApi = operation({
  id: 'getOpenApi',
  method: 'GET',
  path: '/api/v1/openapi.json',
  access: 'anybody',
  tag: 'API',
  summary: 'This document',
  answer: json(z.looseObject({ openapi: z.string() })),
})
