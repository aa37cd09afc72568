import type { ReactNode } from 'react'

type Props = { title: string; children: ReactNode }

/** Why a region is empty, and what to do about it. */
export function EmptyNote({ title, children }: Props) {
  return (
    <div className="px-3.5 pt-1 pb-4">
      <p className="font-medium">{title}</p>
      <div className="text-small text-text-2">{children}</div>
    </div>
  )
}
