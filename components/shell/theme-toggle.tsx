'use client'

import { Contrast } from 'lucide-react'
import { useState } from 'react'
import { rememberPreference, THEME_COOKIE, type Theme } from './preference-cookies'

/** Dark or light, kept in this browser. */
export function ThemeToggle({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial)
  const other = theme === 'dark' ? 'light' : 'dark'
  const onToggle = () => {
    rememberPreference(THEME_COOKIE, other)
    document.documentElement.classList.replace(theme, other)
    setTheme(other)
  }
  return (
    <button type="button" className="btn btn-quiet" aria-label={`Use the ${other} theme`} onClick={onToggle}>
      <Contrast size={16} aria-hidden />
    </button>
  )
}
