type Props<Value extends string> = {
  label: string
  value: Value | null
  options: readonly { value: Value; text: string }[]
  onChange: (value: Value) => void
}

/** A few exclusive choices side by side. */
export function Segmented<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  return (
    <div className="segmented" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => {
            onChange(option.value)
          }}
        >
          {option.text}
        </button>
      ))}
    </div>
  )
}
