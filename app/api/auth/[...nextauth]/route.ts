import { answerAuth } from '@/lib/server/auth/answer-auth'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

const answer = route(answerAuth)

export { answer as GET, answer as POST }
