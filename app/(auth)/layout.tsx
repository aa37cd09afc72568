import type { ReactNode } from 'react'
import { BrandMark } from '@/components/shell/brand-mark'

/** The frame of the pages before the console. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-[400px] flex-col justify-center px-4 py-10">
      <header className="mb-4 flex items-center gap-2.5 text-lead font-semibold">
        <BrandMark />
        Vedette
      </header>
      <main id="main">{children}</main>
    </div>
  )
}
