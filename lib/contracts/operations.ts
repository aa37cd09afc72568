import type { Operation } from './operation'
import { getOpenApi } from './operations/api'
import { ALARM_OPERATIONS } from './operations/alarms'
import { AUDIT_OPERATIONS } from './operations/audit'
import { CATALOG_OPERATIONS } from './operations/catalog'
import { DEVICE_ACT_OPERATIONS } from './operations/device-acts'
import { DEVICE_OPERATIONS } from './operations/devices'
import { FLEET_OPERATIONS } from './operations/fleet'
import { GROUP_OPERATIONS } from './operations/groups'
import { INGEST_OPERATIONS } from './operations/ingest'
import { INGEST_STATUS_OPERATIONS } from './operations/ingest-status'
import { NOTE_OPERATIONS } from './operations/notes'
import { JUDGEMENT_OPERATIONS } from './operations/judgements'
import { LIVE_OPERATIONS } from './operations/live'
import { PEOPLE_OPERATIONS } from './operations/people'
import { PROFILE_OPERATIONS } from './operations/profiles'
import { REGISTRY_OPERATIONS } from './operations/registry'
import { SAMPLE_FLEET_OPERATIONS } from './operations/sample-fleet'
import { RETENTION_OPERATIONS } from './operations/retention'
import { SCORING_OPERATIONS } from './operations/scoring'
import { SENSOR_OPERATIONS } from './operations/sensors'
import { SESSION_OPERATIONS } from './operations/session'
import { TOKEN_OPERATIONS } from './operations/tokens'
import { VIEW_OPERATIONS } from './operations/views'
import { WEBHOOK_OPERATIONS } from './operations/webhook'

/** Every call of the API, once: the document of the API and the table of access are made from this list. */
export const OPERATIONS: readonly Operation[] = [
  ...SESSION_OPERATIONS,
  ...FLEET_OPERATIONS,
  ...LIVE_OPERATIONS,
  ...DEVICE_OPERATIONS,
  ...PROFILE_OPERATIONS,
  ...NOTE_OPERATIONS,
  ...REGISTRY_OPERATIONS,
  ...DEVICE_ACT_OPERATIONS,
  ...GROUP_OPERATIONS,
  ...VIEW_OPERATIONS,
  ...JUDGEMENT_OPERATIONS,
  ...ALARM_OPERATIONS,
  ...INGEST_OPERATIONS,
  ...INGEST_STATUS_OPERATIONS,
  ...SENSOR_OPERATIONS,
  ...SAMPLE_FLEET_OPERATIONS,
  ...CATALOG_OPERATIONS,
  ...SCORING_OPERATIONS,
  ...RETENTION_OPERATIONS,
  ...PEOPLE_OPERATIONS,
  ...TOKEN_OPERATIONS,
  ...WEBHOOK_OPERATIONS,
  ...AUDIT_OPERATIONS,
  getOpenApi,
]
