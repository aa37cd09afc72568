import { isLoopbackHost } from '@/lib/server/env'

/** Headers by which a proxy tells of itself; one of them means that the request came from elsewhere. */
const PROXY_HEADERS = ['forwarded', 'via', 'x-real-ip', 'x-forwarded-server'] as const

/** The host of a Host-like header without its port; IPv6 keeps its brackets. */
const hostNameOf = (header: string): string => header.replace(/:\d+$/, '')

/**
 * Next.js itself sets x-forwarded-for, -host and -proto from the connection when the client sent none, so these are
 * expected; but each must name this machine alone.
 */
const namesLoopbackOnly = (header: string | null): boolean =>
  header === null || isLoopbackHost(hostNameOf(header.trim()))

/**
 * Whether a request was made on this machine, to this machine, without a proxy in between: the process listens on
 * loopback only (`listenHost`), and neither Host (against DNS rebinding) nor a forwarding header names another place.
 */
export const isLoopbackRequest = (headers: Headers, listenHost: string): boolean =>
  isLoopbackHost(listenHost) &&
  isLoopbackHost(hostNameOf(headers.get('host') ?? '')) &&
  PROXY_HEADERS.every((name) => !headers.has(name)) &&
  namesLoopbackOnly(headers.get('x-forwarded-host')) &&
  (headers.get('x-forwarded-for') === null || isLoopbackHost((headers.get('x-forwarded-for') ?? '').trim()))
