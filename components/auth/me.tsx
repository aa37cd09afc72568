'use client'

import { createContext, use, type ReactNode } from 'react'
import type { MeDocument } from '@/lib/contracts/people'
import type { Permission } from '@/lib/domain/permission'

const MeContext = createContext<MeDocument | null>(null)

/** The reader, as the server knew them when it drew the page. */
export function MeProvider({ me, children }: { me: MeDocument; children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>
}

/** Who reads this page. */
export const useMe = (): MeDocument => {
  const me = use(MeContext)
  if (me === null) throw new Error('No page outside the console knows its reader.')
  return me
}

/** Whether the reader's role allows something. Only for what the page offers: the server decides by itself. */
export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission)
