/** What a caller did that cannot be answered; every transport maps it once (RFC 9457 over HTTP). */
export class ProblemError extends Error {
  override name = 'ProblemError'

  constructor(
    /** HTTP status, 400 to 503. */
    readonly status: number,
    readonly title: string,
    /** A sentence for the caller; never holds a secret. */
    readonly detail: string,
    readonly headers: Readonly<Record<string, string>> = {},
    /** Further members of the problem document. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail)
  }
}

export const badRequest = (detail: string): ProblemError => new ProblemError(400, 'Bad request', detail)

export const unauthorized = (detail: string): ProblemError =>
  new ProblemError(401, 'Not signed in', detail, { 'WWW-Authenticate': 'Bearer realm="vedette"' })

export const forbidden = (detail: string): ProblemError => new ProblemError(403, 'Not permitted', detail)

export const notFound = (detail: string): ProblemError => new ProblemError(404, 'Not found', detail)

export const gone = (detail: string): ProblemError => new ProblemError(410, 'Gone', detail)

export const tooLarge = (detail: string): ProblemError => new ProblemError(413, 'Body too large', detail)

export const unsupportedType = (detail: string): ProblemError => new ProblemError(415, 'Unsupported media type', detail)

export const unprocessable = (detail: string): ProblemError => new ProblemError(422, 'Nothing usable', detail)

export const tooMany = (detail: string, retryAfterSeconds: number): ProblemError =>
  new ProblemError(429, 'Too many requests', detail, { 'Retry-After': String(retryAfterSeconds) })

export const unavailable = (detail: string, retryAfterSeconds: number): ProblemError =>
  new ProblemError(503, 'Not available', detail, { 'Retry-After': String(retryAfterSeconds) })

export const conflict = (detail: string): ProblemError => new ProblemError(409, 'Conflict', detail)
