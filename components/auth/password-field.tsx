'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { TextField } from '../ui/text-field'

type Props = {
  label: string
  name: string
  /** Tells password managers whether to fill in or to make one up. */
  autoComplete: 'current-password' | 'new-password'
  hint?: string
  problem?: string | null
}

/** A password that may be pasted, filled in by a password manager, and looked at. */
export function PasswordField({ label, hint, ...field }: Props) {
  const [isShown, setIsShown] = useState(false)
  const Icon = isShown ? EyeOff : Eye
  return (
    <TextField
      {...field}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      type={isShown ? 'text' : 'password'}
      required
      spellCheck={false}
      autoCapitalize="none"
      action={
        <button
          type="button"
          className="btn"
          aria-label={`${isShown ? 'Hide' : 'Show'} ${label.toLowerCase()}`}
          onClick={() => {
            setIsShown(!isShown)
          }}
        >
          <Icon size={15} aria-hidden />
        </button>
      }
    />
  )
}
