import Link from 'next/link'
import type { ReactNode } from 'react'

type Props = { title: string; children: ReactNode; link: { href: string; words: string } }

/** The page of something that is not there: why it may be so, and a way on. */
export function NotFoundNote({ title, children, link }: Props) {
  return (
    <main id="main" tabIndex={-1} className="px-5 pt-3.5 pb-6 outline-none max-sm:px-3">
      <h1 className="text-title font-semibold tracking-[-0.012em]">{title}</h1>
      <p className="mt-1 max-w-prose text-text-2">{children}</p>
      <Link href={link.href} className="btn mt-4">
        {link.words}
      </Link>
    </main>
  )
}
