import './no-eval-validation'
import { queryOptions } from '@tanstack/react-query'
import {
  DeviceActDocument,
  DeviceActEffect,
  type DeviceActEffectRequest,
  type DeviceActRequest,
  type DeviceSetting,
} from '@/lib/contracts/device-act'
import { ACT_DEVICES_MAX } from '@/lib/domain/device-act'
import { getJson } from './get-json'
import { queryKeys } from './query-keys'
import { request } from './request'
import { sendJson } from './send-json'

const ACTS = '/api/v1/registry/acts'
/** An act that is under way is asked for again, so one answer that does not come must not be waited for. */
const ANSWER_MS = 30_000

const actPath = (actId: string): string => `${ACTS}/${encodeURIComponent(actId)}`

/** On which devices an act is. */
export type ActSelection = Pick<DeviceActRequest, 'ids' | 'all'>

/** Asks until all was counted, each time for the next some thousand devices, and adds up. */
const readEffect = async (asked: DeviceActEffectRequest): Promise<DeviceActEffect> => {
  const sum = await sendJson('POST', `${ACTS}/effect`, asked, DeviceActEffect)
  let { nextCursor } = sum
  while (nextCursor !== null && sum.devices <= ACT_DEVICES_MAX) {
    const more = await sendJson('POST', `${ACTS}/effect`, { ...asked, cursor: nextCursor }, DeviceActEffect)
    sum.devices += more.devices
    sum.changed += more.changed
    sum.same += more.same
    sum.refused += more.refused
    sum.firstRefusal ??= more.firstRefusal
    sum.newGroup ??= more.newGroup
    nextCursor = more.nextCursor
  }
  return sum
}

/** How many devices match, exactly; above 100,000 it is not counted to the end. */
export const countMatches = async (q: string): Promise<number> => (await readEffect({ q })).devices

/** What setting fields of the selected devices would change. */
export const deviceActEffectQuery = ({ ids, all }: ActSelection, set: DeviceSetting) =>
  queryOptions({
    queryKey: queryKeys.deviceActEffect(ids ?? all?.q ?? '', set),
    queryFn: () => readEffect(all === undefined ? { ids, set } : { q: all.q, set }),
    staleTime: 0,
    gcTime: 0,
  })

export const actOnDevices = (asked: DeviceActRequest) => sendJson('POST', ACTS, asked, DeviceActDocument)

export const readDeviceAct = (actId: string) =>
  getJson(actPath(actId), DeviceActDocument, AbortSignal.timeout(ANSWER_MS))

export const undoDeviceAct = (actId: string) => sendJson('POST', `${actPath(actId)}/undo`, undefined, DeviceActDocument)

/** The file of devices that are named one by one. */
export const readDeviceFile = async (ids: readonly string[]): Promise<Blob> => {
  const answer = await request('/api/v1/exports/devices', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ids }),
  })
  return answer.blob()
}
