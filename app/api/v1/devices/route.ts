import { listDevices } from '@/lib/contracts/operations/devices'
import { registerDevice } from '@/lib/contracts/operations/registry'
import { operate } from '@/lib/server/operate'
import { registerNewDevice } from '@/lib/server/services/change-registry'
import { pageDevices } from '@/lib/server/services/read-devices'

export const dynamic = 'force-dynamic'

export const GET = operate(listDevices, ({ pool, query }) => pageDevices(pool, query))

export const POST = operate(registerDevice, ({ pool, actor, body, now }) => registerNewDevice(pool, actor, body, now))
