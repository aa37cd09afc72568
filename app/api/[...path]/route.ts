import { notFound } from '@/lib/server/errors'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** What is no route of the API is answered as the API answers, not with a page. */
const refuse = route((request) => {
  throw notFound(`There is no ${request.method} ${new URL(request.url).pathname.slice(0, 160)}.`)
})

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT }
