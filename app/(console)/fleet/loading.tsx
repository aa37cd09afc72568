import { Skeleton } from '@/components/ui/skeleton'

export default function FleetLoading() {
  return (
    <main id="main" className="px-4 pt-3">
      <h1 className="sr-only">Fleet</h1>
      <Skeleton label="The fleet" className="h-[70dvh]" />
    </main>
  )
}
