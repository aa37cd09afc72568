'use client'

import { useMutation } from '@tanstack/react-query'
import { CircleUser, LogOut, Settings } from 'lucide-react'
import Link from 'next/link'
import { DropdownMenu } from 'radix-ui'
import { ROLE_TEXT } from '@/lib/view/access-text'
import { visibleText } from '@/lib/view/visible-text'
import { revokeSessions } from '../queries/session-queries'
import { ActFailure } from '../ui/act-failure'
import { loadPage } from '../ui/load-page'
import { useMe } from './me'
import { signOut } from './sign-in-requests'

const ITEM =
  'flex min-h-8 w-full cursor-pointer items-center gap-2.5 rounded-control px-2 text-left outline-none select-none data-highlighted:bg-accent-soft max-sm:min-h-11'
const NAME_CHARACTERS_MAX = 80

/** Who is signed in, and the ways out. */
export function UserMenu() {
  const me = useMe()
  const name = visibleText(me.name, NAME_CHARACTERS_MAX)
  const role = me.role === null ? 'No role' : ROLE_TEXT[me.role].name
  const leaving = useMutation({
    mutationFn: (leave: () => Promise<void>) => leave(),
    // A whole load: nothing that was read stays in this page.
    onSuccess: () => {
      loadPage('/sign-in')
    },
  })
  const onLeave = (leave: () => Promise<void>) => (event: Event) => {
    // Stays open until it is done, and says why when it is not.
    event.preventDefault()
    if (!leaving.isPending) leaving.mutate(leave)
  }
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="btn btn-quiet max-w-52" aria-label={`${name}, ${role}: account`}>
        <CircleUser size={17} aria-hidden className="shrink-0" />
        <span className="truncate max-md:hidden">{name}</span>
      </DropdownMenu.Trigger>
      {/* Not in a portal: it stays within the banner, where it belongs for who reads by landmarks. */}
      <DropdownMenu.Content
        align="end"
        sideOffset={4}
        className="z-40 w-64 max-w-[94vw] rounded-panel border border-border-2 bg-surface-3 p-1 shadow-xl"
      >
        <DropdownMenu.Label className="px-2 pt-1.5 pb-2">
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-small text-text-2">{me.email ?? ''}</span>
          <span className="mt-1.5 chip border border-border-2">{role}</span>
        </DropdownMenu.Label>
        <DropdownMenu.Item asChild>
          <Link href="/settings" className={ITEM}>
            <Settings size={15} aria-hidden />
            Settings
          </Link>
        </DropdownMenu.Item>
        <DropdownMenu.Separator className="my-1 h-px bg-border-2" />
        <DropdownMenu.Item className={ITEM} onSelect={onLeave(signOut)}>
          <LogOut size={15} aria-hidden />
          Sign out
        </DropdownMenu.Item>
        <DropdownMenu.Item className={ITEM} onSelect={onLeave(revokeSessions)}>
          <LogOut size={15} aria-hidden />
          Sign out everywhere
        </DropdownMenu.Item>
        {leaving.error === null ? null : (
          <div className="px-2 pb-2">
            <ActFailure error={leaving.error} />
          </div>
        )}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}
