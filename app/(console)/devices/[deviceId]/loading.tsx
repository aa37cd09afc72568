import { Skeleton } from '@/components/ui/skeleton'

export default function DeviceLoading() {
  return (
    <main id="main" className="px-4 pt-3">
      <h1 className="sr-only">Device</h1>
      <Skeleton label="The device" className="h-[70dvh]" />
    </main>
  )
}
