import { placeSensor } from '@/lib/contracts/operations/sensors'
import { operate } from '@/lib/server/operate'
import { configureSensor } from '@/lib/server/services/configure-sensor'
import { readSensor } from '@/lib/server/services/read-sensors'

export const dynamic = 'force-dynamic'

export const PUT = operate(placeSensor, async ({ pool, actor, params, body, now }) => {
  await configureSensor(pool, actor, { name: params.name, ...body }, now)
  return readSensor(pool, params.name)
})
