import { expect } from '@playwright/test'
import type { APIRequestContext } from '@playwright/test'
import { AssessmentDocument } from '@/lib/contracts/assessment'
import { DeviceDocument } from '@/lib/contracts/device'
import { FindingDocument } from '@/lib/contracts/finding'
import { IngestDocument } from '@/lib/contracts/ingest'
import { listOf } from '@/lib/contracts/shared'

type Json = Readonly<Record<string, unknown>>

/** The API as a script of a customer uses it: with a token, and every answer checked against its contract. */
export const apiClient = (request: APIRequestContext, token: string) => {
  const headers = { Authorization: `Bearer ${token}` }
  const read = async (path: string): Promise<unknown> => {
    const answer = await request.get(`/api/v1${path}`, { headers })
    expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200)
    return answer.json()
  }
  const devicePath = (deviceId: string): string => `/devices/${encodeURIComponent(deviceId)}`
  const send = async (path: string, lines: readonly Json[]): Promise<IngestDocument> => {
    const answer = await request.post(`/api/v1/ingest/${path}`, {
      headers: { ...headers, 'Content-Type': 'application/x-ndjson' },
      data: lines.map((line) => JSON.stringify(line)).join('\n'),
    })
    expect(answer.status(), await answer.text()).toBe(200)
    return IngestDocument.parse(await answer.json())
  }
  return {
    send,
    device: async (deviceId: string) => DeviceDocument.parse(await read(devicePath(deviceId))),
    devices: async (q: string) => listOf(DeviceDocument).parse(await read(`/devices?q=${encodeURIComponent(q)}`)),
    assessment: async (deviceId: string, at?: string) =>
      AssessmentDocument.parse(
        await read(`${devicePath(deviceId)}/assessment${at === undefined ? '' : `?at=${encodeURIComponent(at)}`}`),
      ),
    findings: async (deviceId: string) =>
      listOf(FindingDocument).parse(await read(`${devicePath(deviceId)}/findings`)).items,
  }
}

export type ApiClient = ReturnType<typeof apiClient>
