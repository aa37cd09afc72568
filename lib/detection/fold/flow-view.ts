import type { Zone } from '@/lib/domain/arrival'

/** How a record of a network monitor concerns the device. */
export type FlowView = { side: 'origin' | 'responder'; zone: Zone; sensor: string; shared: boolean }
