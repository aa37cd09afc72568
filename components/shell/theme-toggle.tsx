'use client'

import { Contrast } from 'lucide-react'
import type { Theme } from './preference-cookies'
import { chooseTheme, useTheme } from './use-theme'

/** Dark or light, kept in this browser. */
export function ThemeToggle({ initial }: { initial: Theme }) {
  const other = useTheme(initial) === 'dark' ? 'light' : 'dark'
  return (
    <button
      type="button"
      className="btn btn-quiet"
      aria-label={`Use the ${other} theme`}
      onClick={() => {
        chooseTheme(other)
      }}
    >
      <Contrast size={16} aria-hidden />
    </button>
  )
}
