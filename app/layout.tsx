import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import {
  KEYS_COOKIE,
  keyChoiceOf,
  THEME_COOKIE,
  themeOf,
  ZONE_COOKIE,
  zoneChoiceOf,
} from '@/components/shell/preference-cookies'
import './globals.css'
import { Providers } from './providers'

export const metadata: Metadata = {
  title: { default: 'Vedette', template: '%s, Vedette' },
  icons: { icon: '/icon.svg' },
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies()
  return (
    <html lang="en" className={themeOf(jar.get(THEME_COOKIE)?.value)}>
      <body>
        <Providers zone={zoneChoiceOf(jar.get(ZONE_COOKIE)?.value)} keys={keyChoiceOf(jar.get(KEYS_COOKIE)?.value)}>
          {children}
        </Providers>
      </body>
    </html>
  )
}
