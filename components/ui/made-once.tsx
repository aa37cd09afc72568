import type { ReactNode } from 'react'
import { OneTimeSecret } from './one-time-secret'

type Props = { label: string; text: string; onDone: () => void; children: ReactNode }

/** The end of a dialog that made something which is shown this once. */
export function MadeOnce({ label, text, onDone, children }: Props) {
  return (
    <>
      <div role="status" className="px-4 pb-4">
        <OneTimeSecret label={label} text={text}>
          {children}
        </OneTimeSecret>
      </div>
      <div className="dialog-foot">
        <button type="button" className="btn" onClick={onDone}>
          Done
        </button>
      </div>
    </>
  )
}
