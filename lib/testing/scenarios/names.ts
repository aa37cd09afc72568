import { someFlows } from '@/lib/testing/some-flows'
import { aLookup } from '@/lib/testing/some-records'
import type { Scenario } from './scenario'

const HOUR_S = 3_600
const letters = (index: number): string => (index * 7_919 + 104_729).toString(36)
const longName = (index: number): string => `${letters(index)}${letters(index * 3)}${'a1b2c3d4e5'.repeat(3)}`

/** Look-ups as many as asked for, `every` seconds. */
const lookups = (count: number, every: number, words: (index: number) => Parameters<typeof aLookup>[0]) =>
  Array.from({ length: count }, (_, index) => aLookup({ after: index * every, ...words(index) }))

const daily = lookups(30, HOUR_S, () => ({}))

export const NAME_SCENARIOS: readonly Scenario[] = [
  {
    ruleId: 'nxdomain-burst',
    attack: {
      says: 'it goes through thirty made-up domains',
      records: lookups(30, 5, (i) => ({ query: `${letters(i)}.com`, result: 'nxdomain' })),
    },
    lookAlike: {
      says: 'it looks for neighbours and through the suffixes of its network',
      records: [
        ...lookups(60, 4, (i) => ({ query: `host${String(i)}.lan`, result: 'nxdomain' })),
        ...lookups(60, 4, (i) => ({ query: `host${String(i)}.corp.example.com`, result: 'nxdomain' })),
        ...lookups(30, 4, (i) => ({
          query: `${String(i)}.2.0.192.in-addr.arpa`,
          queryType: 'PTR',
          result: 'nxdomain',
        })),
      ],
    },
  },
  {
    ruleId: 'dns-tunnel',
    attack: {
      says: 'it asks for a hundred long names under one domain',
      records: lookups(100, 2, (i) => ({ query: `${longName(i)}.t.example.net`, queryType: 'TXT' })),
    },
    lookAlike: {
      says: 'the long name of its broker, again and again',
      records: lookups(300, 60, () => ({ query: 'a1b2c3d4e5f6g7h8-ats.iot.eu-west-1.example.net' })),
    },
  },
  {
    ruleId: 'unusual-resolver',
    attack: {
      says: 'after a day it asks a resolver outside',
      records: [...daily, ...lookups(5, 60, (i) => ({ after: 30 * HOUR_S + i * 60, to: '198.51.100.53' }))],
    },
    lookAlike: {
      says: 'two resolvers of the network take turns from the first day',
      records: lookups(60, HOUR_S, (i) => ({ to: i % 2 === 0 ? '192.168.1.1' : '192.168.1.2' })),
    },
  },
  {
    ruleId: 'new-name',
    attack: {
      says: 'after a day it asks for a domain it never asked for',
      records: [...daily, aLookup({ after: 30 * HOUR_S, query: 'orders.example.org' })],
    },
    lookAlike: {
      says: 'another server of the domain it always asks for',
      records: [...daily, aLookup({ after: 30 * HOUR_S, query: 'updates.example.com' }), ...someFlows(3, 60)],
    },
  },
]
