'use client'

import { Contrast } from 'lucide-react'
import type { Theme } from './preference-cookies'
import { chooseTheme, useOtherTheme } from './use-theme'

/** Dark or light, kept in this browser; to follow the system is chosen in the settings or the palette. */
export function ThemeToggle({ initial }: { initial: Theme }) {
  const other = useOtherTheme(initial)
  return (
    <button
      type="button"
      className="btn btn-quiet max-sm:hidden"
      aria-label={`Use the ${other} theme`}
      onClick={() => {
        chooseTheme(other)
      }}
    >
      <Contrast size={16} aria-hidden />
    </button>
  )
}
