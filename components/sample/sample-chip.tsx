'use client'

import { FlaskConical } from 'lucide-react'
import Link from 'next/link'
import { sampleChip } from '@/lib/view/sample-words'
import { useSample } from './use-sample'

/** On every page while there is sample data: nobody takes it for their own, and the way out is one click away. */
export function SampleChip() {
  const { data } = useSample()
  const text = data === undefined ? null : sampleChip(data)
  if (text === null) return null
  return (
    <Link
      href="/settings/sample"
      className="chip shrink-0 gap-1 max-sm:max-w-20 max-sm:truncate"
      title="How to remove it"
    >
      <FlaskConical size={12} aria-hidden />
      {text}
    </Link>
  )
}
