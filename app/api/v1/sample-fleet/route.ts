import { getSampleFleet, loadSampleFleet, removeSampleFleet } from '@/lib/contracts/operations/sample-fleet'
import { operate } from '@/lib/server/operate'
import { readSampleFleet, requestSample, requestSampleRemoval } from '@/lib/server/services/sample-fleet'

export const dynamic = 'force-dynamic'

export const GET = operate(getSampleFleet, ({ pool }) => readSampleFleet(pool))

export const POST = operate(loadSampleFleet, ({ pool, actor, now }) => requestSample(pool, actor, now))

export const DELETE = operate(removeSampleFleet, ({ pool, actor, now }) => requestSampleRemoval(pool, actor, now))
