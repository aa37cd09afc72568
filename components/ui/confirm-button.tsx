'use client'

import { useState, type ComponentProps, type ReactNode } from 'react'
import { ConfirmDialog } from './confirm-dialog'

type Asked = Pick<ComponentProps<typeof ConfirmDialog>, 'title' | 'consequence' | 'act' | 'mutation'>

type Props = Asked & { children: ReactNode; isQuiet?: boolean }

/** A button for an act that is asked about first. Its words are the children. */
export function ConfirmButton({ children, isQuiet = false, ...asked }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const trigger = (
    <button type="button" className={isQuiet ? 'btn btn-quiet' : 'btn'}>
      {children}
    </button>
  )
  return <ConfirmDialog trigger={trigger} {...asked} isOpen={isOpen} onOpenChange={setIsOpen} />
}
