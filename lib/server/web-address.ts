import type { Environment } from './env'

/** The address to open on this machine: "every address" is not one that a browser can open. */
export const webAddressOf = ({ HOST, PORT }: Pick<Environment, 'HOST' | 'PORT'>): string => {
  const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST
  return `http://${host.includes(':') ? `[${host}]` : host}:${String(PORT)}`
}
