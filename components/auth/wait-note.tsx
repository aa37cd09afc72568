'use client'

import { useEffect, useState, type ReactNode } from 'react'

const SECOND_MS = 1_000
/** A password takes a moment to check; only a longer wait needs words. */
const FELT_SECONDS = 2

const useSecondsSince = (): number => {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => {
      setSeconds((passed) => passed + 1)
    }, SECOND_MS)
    return () => {
      clearInterval(timer)
    }
  }, [])
  return seconds
}

/** Why an attempt to sign in takes its time, and how much of it is left. Mounted while it runs. */
export function WaitNote({ delaySeconds }: { delaySeconds: number }) {
  const passed = useSecondsSince()
  const left = delaySeconds - passed
  if (left > 0) {
    return (
      <Note>
        Held after wrong passwords: {left} s left of {delaySeconds} s.
      </Note>
    )
  }
  if (delaySeconds > 0) return <Note>Checking the password.</Note>
  if (passed < FELT_SECONDS) return <Note />
  return <Note>Still waiting, {passed} s so far. After wrong passwords an attempt is held up to 30 s.</Note>
}

function Note({ children }: { children?: ReactNode }) {
  return (
    <p role="timer" className="text-small text-text-2">
      {children}
    </p>
  )
}
