import { ruleOf } from '@/lib/detection/registry'
import type { JudgementAim } from '@/lib/contracts/judgement'
import { UNGROUPED } from '@/lib/domain/device-group'
import type { Verdict } from '@/lib/domain/finding'
import type { JudgementScope } from '@/lib/domain/judgement'
import { badRequest, notFound } from '@/lib/server/errors'
import { findDeviceRow, type DeviceRow } from '@/lib/server/repositories/device-rows'
import { findSign } from '@/lib/server/repositories/finding-rows'
import { storableText } from '@/lib/server/repositories/storable'
import { readJudgedGroups } from '@/lib/server/repositories/wide-judgements'
import type { Pool } from 'pg'

/** What a judgement would speak of, found out from the finding it is said of. */
export type Aim = {
  deviceId: string
  findingId: string
  ruleId: string
  subject: string | null
  verdict: Verdict
  scope: JudgementScope
  scopeKey: string
}

const modelOf = ({ id, model }: DeviceRow): string => {
  if (model !== null && model !== '') return model
  throw badRequest(`scope: the model of ${id} is not known, so nothing can be said of all devices of its model.`)
}

const groupOf = async (pool: Pool, device: DeviceRow, asked: string | null): Promise<string> => {
  const groupId = asked === null ? device.group : storableText(asked)
  if (groupId === UNGROUPED) throw badRequest(`groupId: ${device.id} is in no group; choose another scope.`)
  if (groupId === device.group) return groupId
  const groups = await readJudgedGroups(pool, [device.id], [groupId])
  if (groups.has(device.id)) return groupId
  throw badRequest(`groupId: ${device.id} does not lie in a group ${groupId.slice(0, 80)}.`)
}

const scopeKeyOf = (pool: Pool, device: DeviceRow, { scope, groupId }: JudgementAim): Promise<string> | string => {
  switch (scope) {
    case 'device':
      return device.id
    case 'model':
      return modelOf(device)
    case 'group':
      return groupOf(pool, device, groupId)
    case 'everywhere':
      return ''
  }
}

const requireDeviceRow = async (pool: Pool, deviceId: string): Promise<DeviceRow> => {
  const row = await findDeviceRow(pool, storableText(deviceId))
  if (row === null) throw notFound(`There is no device ${deviceId.slice(0, 160)}.`)
  return row.mergedInto === null ? row : requireDeviceRow(pool, row.mergedInto)
}

/** What is asked for, as far as there is such a thing; 404 and 400 that say what there is not. */
export const aimOf = async (pool: Pool, asked: JudgementAim): Promise<Aim> => {
  const device = await requireDeviceRow(pool, asked.deviceId)
  const findingId = storableText(asked.findingId)
  const sign = await findSign(pool, device.id, findingId)
  if (sign === null) throw notFound(`${device.id} has no finding ${asked.findingId.slice(0, 80)}.`)
  const { verdict, scope, anySubject } = asked
  return {
    deviceId: device.id,
    findingId,
    ruleId: sign.ruleId,
    subject: anySubject ? null : sign.subject,
    verdict,
    scope,
    scopeKey: await scopeKeyOf(pool, device, asked),
  }
}

/**
 * Why this must not be said at all; null when it may. Whoever gets a rule that only a breached device fires called
 * Wrong everywhere, whatever it finds, has blinded the console for the next attack of the kind: that is a change of the
 * policy and not a judgement of a finding.
 */
export const refusalOf = ({ ruleId, subject, verdict, scope }: Aim): string | null => {
  const ruleClass = ruleOf(ruleId)?.class
  const isProof = ruleClass === 'conclusive' || ruleClass === 'listed'
  if (verdict === 'true' || scope !== 'everywhere' || subject !== null || !isProof) return null
  return 'This rule sees what only a breached device does. It cannot be silenced everywhere and for any subject: name the subject, or choose a narrower scope.'
}
