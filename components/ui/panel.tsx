import { useId, type ReactNode } from 'react'

type Props = {
  title: ReactNode
  /** The question the panel answers, or what its figures mean. */
  note?: ReactNode
  actions?: ReactNode
  className?: string
  children: ReactNode
}

/** A titled region of a page. */
export function Panel({ title, note, actions, className = '', children }: Props) {
  const id = useId()
  return (
    <section className={`panel ${className}`} aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>{title}</h2>
        {note === undefined ? null : <div className="text-small text-text-3">{note}</div>}
        {actions === undefined ? null : <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  )
}
