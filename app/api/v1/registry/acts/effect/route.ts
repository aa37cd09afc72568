import { previewDeviceAct } from '@/lib/contracts/operations/device-acts'
import { operate } from '@/lib/server/operate'
import { previewDeviceAct as preview } from '@/lib/server/services/preview-device-act'

export const dynamic = 'force-dynamic'

export const POST = operate(previewDeviceAct, ({ pool, body }) => preview(pool, body))
