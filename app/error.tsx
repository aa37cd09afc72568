'use client'

import Link from 'next/link'

type Props = { error: Error & { digest?: string }; reset: () => void }

export default function RootError({ error, reset }: Props) {
  return (
    <main id="main" className="mx-auto max-w-xl p-8" role="alert">
      <h1 className="text-title font-semibold">This page could not be drawn</h1>
      <p className="mt-1 text-text-2">Nothing was lost. What the server received is stored.</p>
      {error.digest === undefined ? null : (
        <p className="mt-1 text-micro text-text-3">
          Reference <span className="font-mono">{error.digest}</span>
        </p>
      )}
      <div className="mt-4 flex gap-2">
        <button type="button" className="btn" onClick={reset}>
          Try again
        </button>
        <Link href="/fleet" className="btn">
          Open the fleet
        </Link>
      </div>
    </main>
  )
}
