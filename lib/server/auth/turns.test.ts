import { expect, test } from 'vitest'
import { createTurns } from './turns'

const aWork = () => {
  let finish: () => void = () => undefined
  let isRunning = false
  const done = new Promise<void>((resolve) => (finish = resolve))
  return {
    run: async () => {
      isRunning = true
      await done
    },
    isRunning: () => isRunning,
    finish: () => finish(),
  }
}

test('two run, the next waits its turn, the one after the line is told to come again', async () => {
  const inTurn = createTurns(2, 1)
  const works = [aWork(), aWork(), aWork()] as const
  const ended = works.map(({ run }) => inTurn(run))
  await Promise.resolve()
  expect(works.map(({ isRunning }) => isRunning())).toEqual([true, true, false])
  await expect(inTurn(() => Promise.resolve())).rejects.toMatchObject({ status: 429, headers: { 'Retry-After': '2' } })
  works[0].finish()
  await ended[0]
  await Promise.resolve()
  expect(works[2].isRunning()).toBe(true)
  works[1].finish()
  works[2].finish()
  await Promise.all(ended)
})

test('work that fails gives its turn back', async () => {
  const inTurn = createTurns(1, 0)
  await expect(inTurn(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(inTurn(() => Promise.resolve(7))).resolves.toBe(7)
})
