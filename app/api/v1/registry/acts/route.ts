import { actOnDevices } from '@/lib/contracts/operations/device-acts'
import { operate } from '@/lib/server/operate'
import { actOnDevices as act } from '@/lib/server/services/change-devices'

export const dynamic = 'force-dynamic'

export const POST = operate(actOnDevices, ({ pool, actor, body, now }) => act(pool, actor, body, now))
