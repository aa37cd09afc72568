import Link from 'next/link'

export default function RuleNotFound() {
  return (
    <main id="main" tabIndex={-1} className="px-5 pt-3.5 pb-6 outline-none max-sm:px-3">
      <h1 className="text-title font-semibold tracking-[-0.012em]">There is no such rule</h1>
      <p className="mt-1 text-text-2">
        The link may be old: a rule that was renamed or removed is no longer in the catalog. Its findings stay.
      </p>
      <Link href="/catalog" className="btn mt-4">
        Open the catalog
      </Link>
    </main>
  )
}
