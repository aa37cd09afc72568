import type { Pool } from 'pg'
import type { PeerDocument, PeersDocument } from '@/lib/contracts/peer'
import type { Sign } from '@/lib/assessment/device-relation'
import { ruleOf } from '@/lib/detection/registry'
import { readDeviceRows } from '@/lib/server/repositories/device-rows'
import { readSignPeers } from '@/lib/server/repositories/sign-peers'
import { deviceDocumentsOf } from './device-documents'

const BOUNDS = { signsMax: 20, holdersMax: 200, limit: 20 } as const

/** A sign in words; of a rule that this version does not have nothing can be said. */
const signsOf = (signs: readonly Sign[]): PeerDocument['signs'] =>
  signs.flatMap(({ ruleId, subject }) => {
    const rule = ruleOf(ruleId)
    return rule === null ? [] : [{ ruleId, title: rule.title, subject, stage: rule.stage }]
  })

/** The devices that show what a device shows, those with most in common first. */
export const readPeers = async (pool: Pool, deviceId: string): Promise<PeersDocument> => {
  const { peers, total, isCut } = await readSignPeers(pool, deviceId, BOUNDS)
  const rows = await readDeviceRows(
    pool,
    peers.map((peer) => peer.deviceId),
  )
  const documents = new Map((await deviceDocumentsOf(pool, rows)).map((document) => [document.id, document]))
  const items = peers.flatMap(({ deviceId: id, signs, scopes }) => {
    const device = documents.get(id)
    return device === undefined ? [] : [{ device, signs: signsOf(signs), scopes }]
  })
  return { items, total, totalIsAtLeast: isCut }
}
