export const dynamic = 'force-dynamic'

/** Alive: this process answers. Whether it can serve is asked at /readyz. */
export function GET() {
  return Response.json({ status: 'alive' }, { headers: { 'Cache-Control': 'no-store' } })
}
