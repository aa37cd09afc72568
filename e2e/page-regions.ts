/** A region of a page, as its states name it, and what it asks the API for. */
export type Region = { label: string; asks: RegExp }
export type PageRegions = { path: string; stages: readonly (readonly Region[])[] }

const region = (label: string, asks: RegExp): Region => ({ label, asks })

/** Registered, and never heard of since: nothing of it is assessed. */
export const SILENT_DEVICE = 'states-silent'
/** A device with a profile and a few events, in the group. */
export const DEVICE = 'states-camera'
export const GROUP = 'states-group'

const DEVICE_PAGE = `/devices/${DEVICE}`
const OF_DEVICE = `^/api/v1/devices/${DEVICE}`
const ofDevice = (label: string, rest: string): Region => region(label, new RegExp(`${OF_DEVICE}${rest}$`))
const ofGroup = (label: string, rest: string): Region => region(label, new RegExp(`^/api/v1/groups/${GROUP}${rest}$`))

/**
 * Every region that reads something, by page: first those that are there at once, then those that stand in them.
 */
export const PAGE_REGIONS: readonly PageRegions[] = [
  {
    path: '/fleet',
    stages: [
      [region('The fleet', /fleet\/summary$/)],
      [
        region('The heatmap', /fleet\/heatmap$/),
        region('The map of devices', /fleet\/map$/),
        region('The story of the last 24 hours', /fleet\/changes$/),
      ],
    ],
  },
  {
    path: `/devices?preview=${DEVICE}`,
    stages: [[region('The devices', /v1\/devices$/), ofDevice('This device', '')]],
  },
  {
    path: DEVICE_PAGE,
    stages: [
      [ofDevice('This device', '')],
      [
        ofDevice('Whether a compromise was confirmed', '/compromise'),
        ofDevice('The assessment', '/assessment'),
        ofDevice('The related devices', '/peers'),
        ofDevice('The conversations', '/conversations'),
        ofDevice('The profile', '/profile'),
        ofDevice('The notes', '/notes'),
        region('Judged on this device', /v1\/judgements$/),
      ],
      [
        ofDevice('The findings', '/findings'),
        ofDevice('The forecast', '/what-if'),
        ofDevice('The versions', '/profiles'),
      ],
    ],
  },
  { path: '/alarms', stages: [[region('The alarms', /v1\/alarms$/)]] },
  { path: '/alarms?q=state:suppressed', stages: [[region('The suppressions', /alarms\/suppressions$/)]] },
  { path: '/groups', stages: [[region('Groups of devices', /v1\/groups$/)]] },
  {
    path: `/groups/${GROUP}`,
    stages: [
      [ofGroup('This group', '')],
      [ofGroup('The scores of the group', '/assessment')],
      [ofGroup('The spread over time', '/spread'), ofGroup('The devices of the group', '/devices')],
    ],
  },
  {
    path: '/ingest',
    stages: [
      [region('What arrives', /ingest\/status$/), region('The sensors', /v1\/sensors$/)],
      [region('What was rejected', /ingest\/rejects$/)],
    ],
  },
  {
    path: '/catalog?tab=matrix',
    stages: [[region('The rules', /catalog\/rules$/)], [region('Which sources are connected', /ingest\/status$/)]],
  },
  { path: '/catalog/exposed-telnet', stages: [[region('This rule', /rules\/exposed-telnet$/)]] },
  { path: '/settings/account', stages: [[region('Your sessions', /v1\/sessions$/)]] },
  {
    path: '/settings/people',
    stages: [[region('People', /v1\/people$/), region('Invitations', /v1\/invitations$/)]],
  },
  { path: '/settings/tokens', stages: [[region('Tokens', /v1\/tokens$/)]] },
  { path: '/settings/judgements', stages: [[region('Judgements', /v1\/judgements$/)]] },
  {
    path: '/settings/notifications',
    stages: [[region('The webhook', /v1\/webhook$/), region('Deliveries', /webhook\/deliveries$/)]],
  },
  {
    path: '/settings/scoring?version=2026.1',
    stages: [
      [region('The policy in force', /scoring\/activation$/)],
      [region('Versions of the scoring policy', /scoring\/policies$/), region('Policy 2026.1', /policies\/2026\.1$/)],
    ],
  },
  { path: '/settings/retention', stages: [[region('Retention', /v1\/retention$/)]] },
  { path: '/settings/sample', stages: [[region('The sample fleet', /v1\/sample-fleet$/)]] },
  { path: '/settings/audit', stages: [[region('Audit log', /v1\/audit$/)]] },
]

/** What a page says when there is nothing to show: its list is answered with none. */
export const EMPTY_PAGES: readonly { path: string; asks: RegExp; says: string }[] = [
  { path: '/devices', asks: /v1\/devices$/, says: 'No device is known yet' },
  { path: '/alarms', asks: /v1\/alarms$/, says: 'Nothing to act on' },
  { path: '/groups', asks: /v1\/groups$/, says: 'No group yet' },
  { path: '/ingest', asks: /ingest\/rejects$/, says: 'Nothing was rejected' },
  { path: '/settings/people', asks: /v1\/invitations$/, says: 'Nobody was invited yet' },
  { path: '/settings/tokens', asks: /v1\/tokens$/, says: 'There is no token yet' },
  { path: '/settings/judgements', asks: /v1\/judgements$/, says: 'No judgement holds' },
  { path: '/settings/audit', asks: /v1\/audit$/, says: 'No act was written yet' },
  { path: DEVICE_PAGE, asks: /\/notes$/, says: 'Nobody has written anything yet' },
]

/** What is asked for and is not there, and what the page says of it. */
export const MISSING: readonly { path: string; status: 200 | 404; says: string | RegExp; onward: string }[] = [
  { path: '/devices/nobody-is-called-so', status: 404, says: 'There is no such device', onward: 'Open the devices' },
  { path: '/groups/nothing-is-called-so', status: 404, says: /^There is no such group/, onward: 'Open the groups' },
  { path: '/catalog/no-such-rule', status: 404, says: 'There is no such rule', onward: 'Open the catalog' },
  { path: '/no-such-page', status: 404, says: 'There is no page at this address', onward: 'Open the fleet' },
  { path: '/alarms?open=999999999', status: 200, says: 'This alarm could not be read', onward: 'Fleet' },
  { path: '/devices?preview=nobody', status: 200, says: 'This device could not be read', onward: 'Fleet' },
  { path: `${DEVICE_PAGE}?evidence=none`, status: 200, says: /not among the device's findings/, onward: 'Fleet' },
]

/** Who may not, where, and what the page says to a viewer. */
export const REFUSED: readonly { path: string; says: RegExp }[] = [
  { path: '/settings/people', says: /^Needs the Administrator role/ },
  { path: '/settings/tokens', says: /^Needs the Administrator role/ },
  { path: '/settings/audit', says: /^Needs the Administrator role/ },
  { path: '/settings/notifications', says: /^Needs the Administrator role/ },
  { path: '/settings/scoring', says: /^Needs the Administrator role/ },
  { path: '/settings/retention', says: /Needs the Administrator role/ },
]
