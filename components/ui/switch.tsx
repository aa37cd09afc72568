import { Switch as Radix } from 'radix-ui'

type Props = { label: string; isOn: boolean; onChange: (isOn: boolean) => void }

/** Something that is on or off at once, without saving. */
export function Switch({ label, isOn, onChange }: Props) {
  return (
    <Radix.Root className="switch" aria-label={label} checked={isOn} onCheckedChange={onChange}>
      <Radix.Thumb className="switch-thumb" />
    </Radix.Root>
  )
}
