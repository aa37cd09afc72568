import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { checkTarget, postWebhook, webhookUrlProblem } from './post-webhook'
import { SIGNATURE_HEADER, signWebhook } from './sign-webhook'

const LOOPBACK = ['127.0.0.0/8', '::1/128']
let server: Server | undefined

type Heard = { path: string; headers: IncomingMessage['headers']; body: string }

/** A receiver that answers with a status, and what it heard. */
const receive = async (
  status: number,
  headers: Record<string, string> = {},
): Promise<{ url: string; heard: Heard[] }> => {
  const heard: Heard[] = []
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      heard.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() })
      response.writeHead(status, headers).end('x'.repeat(200_000))
    })
  })
  const listening = server
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const address = listening.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `http://127.0.0.1:${String(port)}/hook?a=1`, heard }
}

afterEach(() => {
  server?.close()
  server = undefined
})

test('a document arrives as it was, with a signature that its receiver can make', async () => {
  const { url, heard } = await receive(204)
  const body = '{"version":1}'
  const headers = { [SIGNATURE_HEADER]: signWebhook('whsec_x', body, 1_790_000_000) }
  expect(await postWebhook({ url, body, headers }, LOOPBACK)).toEqual({ status: 204, problem: null })
  expect(heard).toMatchObject([{ path: '/hook?a=1', body, headers: { 'content-type': 'application/json' } }])
  const [, t = '', v1 = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(heard[0]?.headers['vedette-signature'])) ?? []
  expect(v1).toBe(createHmac('sha256', 'whsec_x').update(`${t}.${body}`).digest('hex'))
})

test('without leave a loopback address is refused before anything is sent', async () => {
  const { url, heard } = await receive(200)
  const { status, problem } = await postWebhook({ url, body: '{}', headers: {} }, [])
  expect({ status, problem }).toEqual({
    status: null,
    problem: 'It leads to an address that is not public; see VEDETTE_WEBHOOK_ALLOW.',
  })
  expect(heard).toEqual([])
})

test('a redirect is not followed, and an error of the receiver is told by its number', async () => {
  const { url, heard } = await receive(302, { location: 'http://127.0.0.1/elsewhere' })
  expect(await postWebhook({ url, body: '{}', headers: {} }, LOOPBACK)).toEqual({
    status: 302,
    problem: 'It answered 302.',
  })
  expect(heard).toHaveLength(1)
})

test('nobody there is an answer, not an error', async () => {
  const { problem } = await postWebhook({ url: 'http://127.0.0.1:9/x', body: '{}', headers: {} }, LOOPBACK)
  expect(problem).toBe('The connection was refused.')
})

test.each([
  ...['https://127.0.0.1/', 'https://[::1]/', 'https://[::ffff:127.0.0.1]/', 'https://2130706433/', 'https://0x7f.1/'],
  ...['https://0177.0.0.1/', 'https://127.1/', 'https://localhost/', 'https://169.254.169.254/latest/meta-data/'],
  ...[
    'https://[fd00:ec2::254]/',
    'https://10.1.2.3/',
    'https://100.64.1.1/',
    'https://0/',
    'https://[64:ff9b::a00:1]/',
  ],
])('%s is refused, however it is written', async (url) => {
  await expect(checkTarget(new URL(url), [])).rejects.toThrow(/not public|does not resolve/)
})

test('http is only for networks that were allowed by name', async () => {
  await expect(checkTarget(new URL('http://8.8.8.8/'), [])).rejects.toThrow('It must be https')
  expect(await checkTarget(new URL('https://8.8.8.8/'), [])).toBe('8.8.8.8')
  expect(await checkTarget(new URL('http://127.0.0.1/'), LOOPBACK)).toBe('127.0.0.1')
})

test.each([
  ['nonsense', 'must be an address'],
  ['ftp://x.example/', 'must begin with'],
  ['file:///etc/passwd', 'must begin with'],
  ['https://a:b@x.example/', 'must hold no name'],
  ['https://x.example/#a', 'must hold no fragment'],
])('%s cannot be set', (url, problem) => {
  expect(webhookUrlProblem(url)).toContain(problem)
})

test('an ordinary address can be set', () => {
  expect(webhookUrlProblem('https://chat.example.org/hooks/1?x=y')).toBeNull()
})
