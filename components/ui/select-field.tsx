import { useId } from 'react'

type Props = { label: string; value: string; options: readonly string[]; onChange: (value: string) => void }

/** One of several words. */
export function SelectField({ label, value, options, onChange }: Props) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-small font-medium text-text-2">
        {label}
      </label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </div>
  )
}
