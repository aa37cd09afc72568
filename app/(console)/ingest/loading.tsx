import { Skeleton } from '@/components/ui/skeleton'

export default function IngestLoading() {
  return (
    <main id="main" className="px-4 pt-3">
      <h1 className="sr-only">Ingest</h1>
      <Skeleton label="What arrives" className="h-[70dvh]" />
    </main>
  )
}
