// @ts-check

/** On every answer; pages get their content security policy, with a nonce, from proxy.ts. */
const ALWAYS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
]
/** What is no page loads nothing and is shown in no frame, whatever it holds. */
const DATA_ONLY = [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }]

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The build checks what pages are made of; the gates of npm test check everything.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  // Loaded by Node.js itself: pools, loggers and counters are then the same for all routes of a process.
  serverExternalPackages: ['pg', 'pino', 'prom-client', '@prisma/client', '@prisma/adapter-pg'],
  headers: () =>
    Promise.resolve([
      { source: '/:path*', headers: ALWAYS },
      ...['/api/:path*', '/healthz', '/readyz', '/metrics', '/open'].map((source) => ({ source, headers: DATA_ONLY })),
    ]),
}

export default config
