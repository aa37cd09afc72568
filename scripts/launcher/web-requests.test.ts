import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

const PRELOAD = join(import.meta.dirname, 'web-requests.mjs')
/** Says what it is told of a request. */
const PROGRAM = `
  const http = require('node:http')
  const server = http.createServer((request, response) =>
    response.end(JSON.stringify({ method: request.method, peer: request.headers['x-vedette-peer'] })))
  server.listen(0, '127.0.0.1', () => console.log(server.address().port))`

let program: ChildProcess | null = null
afterEach(() => program?.kill())

const start = async (url: string): Promise<number> => {
  program = spawn(process.execPath, ['--import', PRELOAD, '-e', PROGRAM], {
    env: { ...process.env, NEXTAUTH_URL: url },
  })
  if (program.stdout === null) throw new Error('The program has no output.')
  const [line] = (await once(program.stdout, 'data')) as [Buffer]
  return Number(line.toString())
}

const ask = async (port: number, method: string) => {
  const sent = request({ port, host: '127.0.0.1', method, headers: { 'x-vedette-peer': '6.6.6.6' } }).end()
  const [answer] = (await once(sent, 'response')) as [AsyncIterable<Buffer> & { headers: Record<string, string> }]
  const pieces: Buffer[] = []
  for await (const piece of answer) pieces.push(piece)
  return { headers: answer.headers, told: JSON.parse(Buffer.concat(pieces).toString()) as unknown }
}

test('the web process is told who connected, whatever the client claims', async () => {
  const { told, headers } = await ask(await start('http://127.0.0.1:3000'), 'GET')
  expect(told).toEqual({ method: 'GET', peer: '127.0.0.1' })
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
  expect(headers).not.toHaveProperty('strict-transport-security')
})

test('by https browsers are told to stay there', async () => {
  const { headers } = await ask(await start('https://vedette.example'), 'GET')
  expect(headers).toMatchObject({ 'strict-transport-security': 'max-age=31536000' })
})

test('a method that Next.js would fail on becomes one that does nothing', async () => {
  const { told } = await ask(await start('http://127.0.0.1:3000'), 'TRACE')
  expect(told).toMatchObject({ method: 'OPTIONS' })
})
