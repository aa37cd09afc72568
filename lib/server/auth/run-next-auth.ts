import NextAuth, { type AuthOptions } from 'next-auth'

/** What next-auth reads of a request. */
export type AuthRequest = {
  method: string
  query: Readonly<Record<string, string | string[]>>
  body: Readonly<Record<string, string>>
  cookies: Readonly<Record<string, string>>
  headers: Readonly<Record<string, string>>
}

type Header = string | readonly string[]

/** What it answers on: as much of Node.js's response as it uses. */
class AuthAnswer {
  readonly headers = new Map<string, Header>()
  private code = 200
  private body = ''

  status(code: number): this {
    this.code = code
    return this
  }
  getHeader(name: string): Header | undefined {
    return this.headers.get(name.toLowerCase())
  }
  setHeader(name: string, value: Header): this {
    this.headers.set(name.toLowerCase(), value)
    return this
  }
  send(body: unknown): void {
    this.body = typeof body === 'string' ? body : JSON.stringify(body ?? null)
  }
  json(body: unknown): void {
    this.setHeader('Content-Type', 'application/json').send(body)
  }
  end(): void {
    this.body = ''
  }

  toResponse(): Response {
    const response = new Response(this.body, { status: this.code, headers: { 'Cache-Control': 'no-store' } })
    for (const [name, value] of this.headers) {
      if (name === 'cache-control') continue
      for (const one of typeof value === 'string' ? [value] : value) response.headers.append(name, one)
    }
    return response
  }
}

/**
 * next-auth's handler, which is declared to return anything. Its form for Node.js's requests is used, since the one for
 * route handlers takes cookies from Next.js behind our back, and fails on one that it cannot read.
 */
const handle = NextAuth as unknown as (request: AuthRequest, answer: AuthAnswer, options: AuthOptions) => Promise<void>

/** Lets next-auth answer. */
export const runNextAuth = async (request: AuthRequest, options: AuthOptions): Promise<Response> => {
  const answer = new AuthAnswer()
  await handle(request, answer, options)
  return answer.toResponse()
}
