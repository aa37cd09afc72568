import { expect, test } from 'vitest'
import { createWaitingRoom } from './waiting-room'

const aRoom = () => {
  const sleepers: (() => void)[] = []
  const room = createWaitingRoom({
    perAddressMax: 2,
    waitingMax: 3,
    sleep: () => new Promise((resolve) => sleepers.push(resolve)),
  })
  return { room, wake: () => sleepers.splice(0).forEach((resolve) => resolve()) }
}

test('an attempt waits its time; without a delay it does not wait', async () => {
  const { room, wake } = aRoom()
  await room.wait('192.0.2.1', 0)
  let isOver = false
  const waited = room.wait('192.0.2.1', 1_000).then(() => (isOver = true))
  await Promise.resolve()
  expect(isOver).toBe(false)
  wake()
  await waited
  expect(isOver).toBe(true)
})

test('one address gets its places and no more, and gets them back', async () => {
  const { room, wake } = aRoom()
  const both = [room.wait('192.0.2.1', 4_000), room.wait('192.0.2.1', 4_000)]
  await expect(room.wait('192.0.2.1', 4_000)).rejects.toMatchObject({ status: 429, headers: { 'Retry-After': '4' } })
  const other = room.wait('192.0.2.2', 1_000)
  wake()
  await Promise.all([...both, other])
  const again = room.wait('192.0.2.1', 1_000)
  wake()
  await again
})

test('a full room takes nobody', async () => {
  const { room, wake } = aRoom()
  const all = ['a', 'b', 'c'].map((address) => room.wait(address, 1_000))
  await expect(room.wait('d', 1_000)).rejects.toMatchObject({ status: 429 })
  wake()
  await Promise.all(all)
})
