import { groupOf, thingOf } from './sample-fleet'

type Page = { items: { id: string }[]; nextCursor: string | null }

/** Steps into the list by which its depth should not matter. */
const DEEP_PAGES = 8

const DEVICE = `/api/v1/devices/${thingOf(500)}`
const GROUP = `/api/v1/groups/${groupOf(3)}`

const PATHS: readonly [string, string][] = [
  ['fleet summary', '/api/v1/fleet/summary'],
  ['heatmap by group', '/api/v1/fleet/heatmap?by=group'],
  ['heatmap by model', '/api/v1/fleet/heatmap?by=model&measure=facilitators'],
  ['heatmap by firmware, worst', '/api/v1/fleet/heatmap?by=firmware&measure=worst'],
  ['fleet map', '/api/v1/fleet/map'],
  ['fleet changes', '/api/v1/fleet/changes'],
  ['devices that rise', '/api/v1/devices?limit=100&q=is:rising'],
  [
    'devices of a bin of the map',
    '/api/v1/devices?limit=100&q=breach:%3E%3D0%20breach:%3C%3D4%20threat:%3E%3D2%20threat:%3C%3D6',
  ],
  ['devices', '/api/v1/devices?limit=100'],
  ['devices of a group', '/api/v1/devices?limit=100&q=group:group-3'],
  ['devices of a model at a site', '/api/v1/devices?limit=100&q=model:CAM-200%20site:site-4'],
  ['devices of a band', '/api/v1/devices?limit=100&q=breach:high'],
  ['devices with an indicator at a stage', '/api/v1/devices?limit=100&q=stage:initial-access'],
  ['devices with a rule', '/api/v1/devices?limit=100&q=rule:default-credentials'],
  ['devices by part of a name', '/api/v1/devices?limit=100&q=load-777'],
  ['devices by a name that is not there', '/api/v1/devices?limit=100&q=nobody'],
  ['a device', DEVICE],
  ['its assessment', `${DEVICE}/assessment`],
  ['its score history', `${DEVICE}/assessments`],
  ['its findings', `${DEVICE}/findings`],
  ['its profile', `${DEVICE}/profile`],
  ['groups', '/api/v1/groups?limit=100'],
  ['a group', GROUP],
  ['its assessment now', `${GROUP}/assessment`],
  ['its devices', `${GROUP}/devices?limit=100`],
  ['the catalog', '/api/v1/catalog/rules'],
  ['what arrived', '/api/v1/ingest/status'],
  ['the audit log', '/api/v1/audit?limit=100'],
]

/** The reads that are timed, by name; two of them are found by reading: a deep page and a finding's evidence. */
export const readPaths = async (read: (path: string) => Promise<string>): Promise<[string, string][]> => {
  let cursor: string | null = null
  for (let page = 0; page < DEEP_PAGES; page += 1) {
    const search: string = cursor === null ? '' : `&cursor=${cursor}`
    cursor = (JSON.parse(await read(`/api/v1/devices?limit=100${search}`)) as Page).nextCursor ?? cursor
  }
  const [finding] = (JSON.parse(await read(`${DEVICE}/findings`)) as Page).items
  return [
    ...PATHS,
    ['devices, a deep page', `/api/v1/devices?limit=100&cursor=${String(cursor)}`],
    ['the evidence of a finding', `${DEVICE}/findings/${String(finding?.id)}/evidence`],
  ]
}
