import { useId, type ComponentProps, type ReactNode } from 'react'

type Props = Omit<ComponentProps<'input'>, 'id' | 'className'> & {
  label: string
  /** What is allowed, said before it is typed. */
  hint?: ReactNode
  /** What is wrong with what was typed. */
  problem?: string | null
  /** A control at the end of the field. */
  action?: ReactNode
}

/** A labelled field; its hint and its problem are read out with it. */
export function TextField({ label, hint, problem = null, action, ...input }: Props) {
  const id = useId()
  const described = [hint === undefined ? '' : `${id}hint`, problem === null ? '' : `${id}problem`].join(' ').trim()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-small font-medium text-text-2">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          {...input}
          id={id}
          className="input"
          aria-invalid={problem !== null}
          {...(described === '' ? {} : { 'aria-describedby': described })}
        />
        {action}
      </div>
      {hint === undefined ? null : (
        <p id={`${id}hint`} className="text-small text-text-3">
          {hint}
        </p>
      )}
      {problem === null ? null : (
        <p id={`${id}problem`} className="text-small wrap-anywhere text-text">
          <span aria-hidden className="text-sev-5">
            ●{' '}
          </span>
          {problem}
        </p>
      )}
    </div>
  )
}
