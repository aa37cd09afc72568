// @ts-check

/**
 * On every answer. next.config.js gives them to what it has a route for, web-requests.mjs to what Next.js refuses
 * before it looks for one. Pages get their content security policy, with a nonce, from proxy.ts.
 * @type {ReadonlyArray<{ key: string, value: string }>}
 */
export const ANSWER_HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
]
