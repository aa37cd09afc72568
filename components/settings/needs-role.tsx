import { Lock } from 'lucide-react'
import { Panel } from '../ui/panel'

type Props = {
  /** The region, as it is called where it may be seen. */
  title: string
  /** What it is for. */
  purpose: string
  /** The control that is there for who may. */
  act: string
}

/** A region the reader's role does not open: what it is, which role does, whom to ask. */
export function NeedsAdministrator({ title, purpose, act }: Props) {
  const reason = 'Needs the Administrator role'
  return (
    <Panel
      title={title}
      actions={
        <button type="button" className="btn" aria-disabled="true" title={reason} aria-label={`${act}: ${reason}`}>
          <Lock size={13} aria-hidden />
          {act}
        </button>
      }
    >
      <div className="px-3.5 pt-1 pb-4">
        <p className="font-medium">{reason}</p>
        <p className="text-small text-text-2">{purpose} Ask an administrator of this installation.</p>
      </div>
    </Panel>
  )
}
