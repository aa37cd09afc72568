import { createHmac } from 'node:crypto'

/** Names what follows as a signature, the second part of which is HMAC-SHA-256 over `timestamp.body`. */
export const SIGNATURE_HEADER = 'Vedette-Signature'

/**
 * The value of the signature header: `t=<seconds since 1970>,v1=<hex>`. Who receives it computes the same over
 * `<t>.<body>` and refuses what is older than five minutes.
 */
export const signWebhook = (secret: string, body: string, atSeconds: number): string => {
  const t = String(Math.floor(atSeconds))
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`
}
