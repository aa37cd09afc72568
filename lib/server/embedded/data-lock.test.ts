import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { acquireDataLock, DataLockedError, findLockHolder, waitForDataLock } from '@/lib/server/embedded/data-lock'
import { identityOf } from '@/lib/server/embedded/process-identity'

const aLockFile = () => join(mkdtempSync(join(tmpdir(), 'vedette-lock-')), 'vedette.lock')
const aSleepingProcess = () => spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' })

test('a second start is refused with a sentence, and may start after the release', () => {
  const file = aLockFile()
  const lock = acquireDataLock(file)
  expect(() => acquireDataLock(file)).toThrow(DataLockedError)
  expect(() => acquireDataLock(file)).toThrow(`is in use by process ${String(process.pid)}. Stop that one first`)
  expect(findLockHolder(file)?.pid).toBe(process.pid)
  lock.release()
  expect(existsSync(file)).toBe(false)
  acquireDataLock(file).release()
})

test('the lock of a dead process is taken over', async () => {
  const file = aLockFile()
  const holder = aSleepingProcess()
  writeFileSync(file, JSON.stringify(identityOf(holder.pid)))
  expect(() => acquireDataLock(file)).toThrow(DataLockedError)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect(findLockHolder(file)).toBeNull()
  acquireDataLock(file)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid })
})

test.runIf(existsSync('/proc/self/stat'))(
  'a living process that was given the dead one’s number does not count',
  () => {
    const file = aLockFile()
    writeFileSync(file, JSON.stringify({ pid: process.ppid, started: 'an earlier boot/12' }))
    expect(() => acquireDataLock(file)).not.toThrow()
  },
)

test('a torn lock file is stale', () => {
  const file = aLockFile()
  writeFileSync(file, '{"pid":')
  expect(() => acquireDataLock(file)).not.toThrow()
})

test('a release leaves the lock of another process alone', () => {
  const file = aLockFile()
  const lock = acquireDataLock(file)
  writeFileSync(file, JSON.stringify({ pid: 1, started: null }))
  lock.release()
  expect(existsSync(file)).toBe(true)
})

test('waiting gets the lock when the holder leaves', async () => {
  const file = aLockFile()
  const holder = aSleepingProcess()
  writeFileSync(file, JSON.stringify(identityOf(holder.pid)))
  await expect(waitForDataLock(file, 100)).rejects.toThrow(DataLockedError)
  holder.kill('SIGKILL')
  await expect(waitForDataLock(file, 5_000)).resolves.toBeDefined()
})
