import { z } from 'zod'
import { FINDING_KINDS } from '@/lib/domain/finding'
import { CatalogRuleDocument } from '../catalog'
import { json, operation } from '../operation'
import { pageQuery, SEARCH_LENGTH_MAX } from '../query'
import { listOf, Stage } from '../shared'

const tag = 'Catalog'
/** More than there are: the catalog is read at once. */
const RULES_PER_PAGE = 500

export const listRules = operation({
  id: 'listRules',
  method: 'GET',
  path: '/api/v1/catalog/rules',
  access: 'read',
  tag,
  summary: 'The detection rules in the order of the kill chain',
  query: z.object({
    q: z.string().max(SEARCH_LENGTH_MAX).default('').describe('Words of an id, a title, a family or a technique'),
    stage: Stage.nullable().default(null),
    kind: z.enum(FINDING_KINDS).nullable().default(null),
    ...pageQuery(RULES_PER_PAGE),
  }),
  answer: json(listOf(CatalogRuleDocument)),
})

export const getRule = operation({
  id: 'getRule',
  method: 'GET',
  path: '/api/v1/catalog/rules/{ruleId}',
  access: 'read',
  tag,
  summary: 'One detection rule',
  answer: json(CatalogRuleDocument),
  refusals: [404],
})

export const exportMatrix = operation({
  id: 'exportMatrix',
  method: 'GET',
  path: '/api/v1/exports/catalog-matrix',
  access: 'read',
  tag,
  summary: 'Rules by stage and data source, with the gaps, as CSV or JSON',
  query: z.object({ format: z.enum(['csv', 'json']).default('csv') }),
  answer: { kind: 'other', type: 'text/csv' },
})

export const CATALOG_OPERATIONS = [listRules, getRule, exportMatrix]
