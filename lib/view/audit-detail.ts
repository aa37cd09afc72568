type Value = string | number | boolean | null | readonly string[]

const textOf = (value: Value): string => {
  if (value === null) return 'none'
  if (typeof value === 'string') return value === '' ? '""' : value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' ? String(value) : value.join(', ')
}

/** The detail of an audit entry as name and text, in the order it was written; foreign text that must be shown inert. */
export const auditDetailOf = (detail: Readonly<Record<string, Value>>): readonly { name: string; text: string }[] =>
  Object.entries(detail).map(([name, value]) => ({ name, text: textOf(value) }))
