import { useId } from 'react'

type Props<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; name: string; note?: string; isOff?: boolean }[]
  onChange: (value: Value) => void
}

/** One of a few, each with what it means. */
export function ChoiceField<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  const id = useId()
  return (
    <fieldset className="grid gap-0.5">
      <legend className="mb-1 text-small font-medium text-text-2">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          htmlFor={`${id}${option.value}`}
          className="flex min-h-8 items-center gap-2.5 rounded-control px-2 py-1 hover:bg-surface-2 has-checked:bg-accent-soft has-disabled:opacity-60 max-sm:min-h-11"
        >
          <input
            type="radio"
            id={`${id}${option.value}`}
            name={id}
            value={option.value}
            checked={option.value === value}
            disabled={option.isOff === true}
            className="size-4 shrink-0 accent-accent"
            onChange={() => {
              onChange(option.value)
            }}
          />
          <span className="min-w-0">
            <span className="font-medium">{option.name}</span>
            {option.note === undefined ? null : <span className="block text-small text-text-2">{option.note}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
