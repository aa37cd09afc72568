import type { ReactNode } from 'react'

type Props = { title: string; note?: ReactNode; children?: ReactNode }

/** What one page before the console asks or says. */
export function AuthCard({ title, note, children }: Props) {
  return (
    <div className="panel px-6 pt-5 pb-6 max-sm:px-4">
      <h1 className="text-title font-semibold tracking-[-0.012em]">{title}</h1>
      {note === undefined ? null : <div className="mt-1 text-text-2">{note}</div>}
      {children === undefined ? null : <div className="mt-4 grid gap-4">{children}</div>}
    </div>
  )
}
