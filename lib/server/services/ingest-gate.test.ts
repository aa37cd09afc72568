import { expect, test } from 'vitest'
import { IngestGate } from './ingest-gate'

const gateOf = (runningMax: number, waitingMax: number) => new IngestGate({ runningMax, waitingMax })

test('lets in no more than it may, in the order they came', async () => {
  const gate = gateOf(2, 10)
  let running = 0
  let most = 0
  const order: number[] = []
  const work = (index: number) =>
    gate.run(async () => {
      order.push(index)
      most = Math.max(most, (running += 1))
      await new Promise((resolve) => setTimeout(resolve, 2))
      running -= 1
    })
  await Promise.all([0, 1, 2, 3, 4, 5].map(work))
  expect(most).toBe(2)
  expect(order).toEqual([0, 1, 2, 3, 4, 5])
})

test('refuses with a time to come again when too many wait', async () => {
  const gate = gateOf(1, 1)
  let finish: () => void = () => undefined
  const first = gate.run(() => new Promise<void>((resolve) => (finish = resolve)))
  const second = gate.run(() => Promise.resolve('done'))
  await expect(gate.run(() => Promise.resolve())).rejects.toMatchObject({
    status: 429,
    headers: { 'Retry-After': '2' },
  })
  finish()
  await first
  await expect(second).resolves.toBe('done')
})

test('work that fails leaves its place', async () => {
  const gate = gateOf(1, 0)
  await expect(gate.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(gate.run(() => Promise.resolve(1))).resolves.toBe(1)
})
