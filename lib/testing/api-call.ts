import type { Pool } from 'pg'

/** What earlier calls made: ids, codes and tokens by name. */
export type Made = Record<string, string>

export type Sent = { params?: Record<string, string>; search?: string; body?: unknown; type?: string }
export type Answer = Readonly<Record<string, never>>

/** One call of an operation that must go well. */
export type ApiCall = {
  id: string
  of: (made: Made) => Sent
  /** Sent with the admin token that an earlier call made, not by a person. */
  asToken?: boolean
  before?: (pool: Pool, made: Made) => Promise<void>
  keep?: (answer: Answer, made: Made) => void
}

/** The device that calls are about. */
export const THING = 'camera-12'
export const device = { params: { deviceId: THING } }
export const list = (id: string, search = ''): ApiCall => ({ id, of: () => ({ search }) })
export const ofDevice = (id: string, search = ''): ApiCall => ({ id, of: () => ({ ...device, search }) })
export const firstIdOf = (answer: Answer): string =>
  (answer as unknown as { items: { id: string }[] }).items[0]?.id ?? ''
export const member =
  (name: string, of = 'id') =>
  (answer: Answer, made: Made) => {
    made[name] = String(answer[of])
  }
