'use client'

import { FailureNote } from '@/components/ui/failure-note'

type Props = { error: Error & { digest?: string }; reset: () => void }

export default function ConsoleError({ error, reset }: Props) {
  const failure = Object.assign(new Error('It met something it does not know.'), { requestId: error.digest })
  return (
    <main id="main" className="p-4">
      <div className="panel">
        <FailureNote what="This page" failure={failure} onRetry={reset} />
      </div>
    </main>
  )
}
