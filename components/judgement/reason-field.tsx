import { TextField } from '../ui/text-field'

const REASON_MAX = 500

type Props = { value: string; problem: string | null; onChange: (reason: string) => void }

/** Asks why somebody says what they say of a finding or a device. */
export function ReasonField({ value, problem, onChange }: Props) {
  return (
    <TextField
      label="Why"
      required
      maxLength={REASON_MAX}
      hint="Others read it, and the audit log keeps it"
      value={value}
      problem={problem}
      onChange={(event) => {
        onChange(event.target.value)
      }}
    />
  )
}
