import Link from 'next/link'

export default function NotFound() {
  return (
    <main id="main" className="mx-auto max-w-xl p-8">
      <h1 className="text-title font-semibold">There is no page at this address</h1>
      <p className="mt-1 text-text-2">The link may be old, or a part of it may be missing.</p>
      <Link href="/fleet" className="btn mt-4">
        Open the fleet
      </Link>
    </main>
  )
}
