import { z } from 'zod'
import { CompromiseDocument, CompromiseRequest } from '../compromise'
import { JudgementAim, JudgementDocument, JudgementEffect, JudgementMade, JudgementRequest } from '../judgement'
import { json, operation } from '../operation'
import { pageQuery } from '../query'
import { listOf } from '../shared'

const tag = 'Judgements'
const path = '/api/v1/judgements'
const AIM = { deviceId: 'lobby-cam-014', findingId: '3f0c2a9d5b7e1846', verdict: 'benign', scope: 'device' } as const

export const listJudgements = operation({
  id: 'listJudgements',
  method: 'GET',
  path,
  access: 'read',
  tag,
  summary: 'What people said of findings, the latest first',
  query: z.object({
    device: z.string().max(256).default('').describe('Said of findings of this device'),
    rule: z.string().max(80).default(''),
    active: z.enum(['true', 'false', 'all']).default('all'),
    ...pageQuery(),
  }),
  answer: json(listOf(JudgementDocument)),
})

export const previewJudgement = operation({
  id: 'previewJudgement',
  method: 'POST',
  path: '/api/v1/judgements/preview',
  access: 'analyse',
  tag,
  summary: 'What a judgement would change, over the last 30 days; nothing is stored',
  body: { kind: 'json', schema: JudgementAim, example: AIM },
  answer: json(JudgementEffect),
  refusals: [404, 413, 415],
})

export const judge = operation({
  id: 'judge',
  method: 'POST',
  path,
  access: 'analyse',
  tag,
  summary: 'Says of a finding that it is an attack, expected or wrong',
  description:
    'Expected (benign) and wrong (false) findings are as if absent in the scope until the judgement expires. A device is scored anew before the answer; where the scope is wider, the worker follows. `effect` is what the preview said: 409 with the new effect when it would do notably more by now.',
  body: {
    kind: 'json',
    schema: JudgementRequest,
    example: {
      ...AIM,
      reason: 'The vendor checks for updates',
      expiresAt: '2026-11-30T00:00:00Z',
      effect: { findings: 1, devices: 1 },
    },
  },
  answer: json(JudgementMade),
  status: 201,
  refusals: [404, 409, 413, 415],
})

export const undoJudgement = operation({
  id: 'undoJudgement',
  method: 'POST',
  path: '/api/v1/judgements/{judgementId}/undo',
  access: 'analyse',
  tag,
  summary: 'Takes a judgement back: scores are as if it had never been given',
  answer: json(JudgementMade),
  refusals: [404, 409],
})

export const getCompromise = operation({
  id: 'getCompromise',
  method: 'GET',
  path: '/api/v1/devices/{deviceId}/compromise',
  access: 'read',
  tag,
  summary: 'Whether a person says that the device is compromised',
  answer: json(CompromiseDocument),
  refusals: [404],
})

export const confirmCompromise = operation({
  id: 'confirmCompromise',
  method: 'POST',
  path: '/api/v1/devices/{deviceId}/compromise',
  access: 'analyse',
  tag,
  summary: 'Says that the device is compromised: breach likelihood is at least 99 until it is closed',
  body: { kind: 'json', schema: CompromiseRequest, example: { reason: 'Seen scanning from its own console' } },
  answer: json(CompromiseDocument),
  status: 201,
  refusals: [404, 409, 413, 415],
})

export const healCompromise = operation({
  id: 'healCompromise',
  method: 'POST',
  path: '/api/v1/devices/{deviceId}/compromise/healed',
  access: 'analyse',
  tag,
  summary: 'Says that the device is healed; another person than the one who confirmed',
  body: { kind: 'json', schema: CompromiseRequest, example: { reason: 'Reflashed, two days of clean traffic' } },
  answer: json(CompromiseDocument),
  refusals: [404, 409, 413, 415],
})

export const takeBackCompromise = operation({
  id: 'takeBackCompromise',
  method: 'DELETE',
  path: '/api/v1/devices/{deviceId}/compromise',
  access: 'analyse',
  tag,
  summary: 'Takes a slip back within 10 minutes, by the one who confirmed; leaves no history',
  answer: json(CompromiseDocument),
  refusals: [404, 409],
})

export const JUDGEMENT_OPERATIONS = [
  listJudgements,
  previewJudgement,
  judge,
  undoJudgement,
  getCompromise,
  confirmCompromise,
  healCompromise,
  takeBackCompromise,
]
