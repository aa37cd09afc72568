// @ts-check
import { ANSWER_HEADERS } from './scripts/launcher/answer-headers.mjs'

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
      { source: '/:path*', headers: [...ANSWER_HEADERS] },
      ...['/api/:path*', '/healthz', '/readyz', '/metrics'].map((source) => ({ source, headers: DATA_ONLY })),
    ]),
}

export default config
