import type { Rule } from '../rule'
import { judgeServices } from '../service-rule'

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['tcp/3306', 'MySQL'],
  ['tcp/5432', 'PostgreSQL'],
  ['tcp/6379', 'Redis'],
  ['tcp/27017', 'MongoDB'],
  ['tcp/9200', 'Elasticsearch'],
  ['tcp/1433', 'SQL Server'],
  ['tcp/8086', 'InfluxDB'],
  ['tcp/11211', 'memcached'],
])

const severity = 'high' as const

export const exposedDatabase: Rule = {
  id: 'exposed-database',
  kind: 'facilitator',
  title: 'A database is reachable',
  stage: 'initial-access',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1190', name: 'Exploit Public-Facing Application' },
  rationale:
    'Databases of gateways hold credentials and data of many devices, and some ask for no password as shipped.',
  source: 'IANA registry; Redis documentation, page Security (made to be reached by trusted clients only).',
  remedy: 'Bind the database to loopback, or ask for credentials and let only its clients reach it.',
  needs: ['report', 'flow', 'event'],
  enables: ['unexpected-process', 'bulk-transfer'],
  evaluate: (facts, at) => judgeServices(facts, at, { severity }, SERVICES),
}
