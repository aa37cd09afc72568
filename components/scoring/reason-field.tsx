import { POLICY_REASON_LENGTH_MAX } from '@/lib/domain/policy-setting'
import { TextField } from '../ui/text-field'

type Props = { value: string; isMissing: boolean; onChange: (value: string) => void }

/** Why; whoever reads the scores later will ask. */
export function ReasonField({ value, isMissing, onChange }: Props) {
  return (
    <TextField
      label="Reason"
      hint="It stands in the audit log, for whoever asks later why scores are others"
      required
      maxLength={POLICY_REASON_LENGTH_MAX}
      value={value}
      problem={isMissing ? 'Say why in a few words' : null}
      onChange={(event) => {
        onChange(event.target.value)
      }}
    />
  )
}
