export type SearchField<Name extends string> = { name: Name; label: string; example: string }

type Props<Name extends string> = {
  /** What is searched. */
  label: string
  fields: readonly SearchField<Name>[]
  values: Record<Name, string>
  textMax: number
  onChange: (name: Name, value: string) => void
}

/** The fields a list is searched by, side by side. */
export function SearchFields<Name extends string>({ label, fields, values, textMax, onChange }: Props<Name>) {
  return (
    <div role="search" aria-label={label} className="flex flex-wrap gap-2.5 px-3.5 pt-0.5 pb-3">
      {fields.map(({ name, label: title, example }) => (
        <label key={name} className="grid min-w-40 flex-1 gap-0.5 text-small text-text-2 sm:max-w-64">
          {title}
          <input
            type="search"
            className="input"
            placeholder={example}
            spellCheck={false}
            autoCapitalize="none"
            maxLength={textMax}
            value={values[name]}
            onChange={(event) => {
              onChange(name, event.target.value)
            }}
          />
        </label>
      ))}
    </div>
  )
}
