type Props = {
  columns: readonly string[]
  /** A last column without a visible name, for buttons. */
  hasActions?: boolean
}

/** The row of heads of a plain table. */
export function TableHead({ columns, hasActions = false }: Props) {
  return (
    <thead>
      <tr>
        {columns.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
        {hasActions ? (
          <th scope="col">
            <span className="sr-only">Actions</span>
          </th>
        ) : null}
      </tr>
    </thead>
  )
}
