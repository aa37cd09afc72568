'use client'

import { useMutation } from '@tanstack/react-query'
import { CircleUser, LogOut, Settings } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { ROLE_TEXT } from '@/lib/view/access-text'
import { visibleText } from '@/lib/view/visible-text'
import { revokeSessions } from '../queries/session-queries'
import { ActFailure } from '../ui/act-failure'
import { loadPage } from '../ui/load-page'
import { Menu, MenuItem } from '../ui/menu'
import { useMe } from './me'
import { signOut } from './sign-in-requests'

const NAME_CHARACTERS_MAX = 80

/** Who is signed in, and the ways out. */
export function UserMenu() {
  const me = useMe()
  const router = useRouter()
  const name = visibleText(me.name, NAME_CHARACTERS_MAX)
  const role = me.role === null ? 'No role' : ROLE_TEXT[me.role].name
  const leaving = useMutation({
    mutationFn: (leave: () => Promise<void>) => leave(),
    // A whole load: nothing that was read stays in this page.
    onSuccess: () => {
      loadPage('/sign-in')
    },
  })
  // The menu stays open until it is done, and says why when it is not.
  const onLeave = (leave: () => Promise<void>) => () => {
    if (!leaving.isPending) leaving.mutate(leave)
  }
  return (
    <Menu
      className="btn btn-quiet max-w-52"
      label={`${name}, ${role}: account`}
      button={
        <>
          <CircleUser size={17} aria-hidden className="shrink-0" />
          <span className="truncate max-md:hidden">{name}</span>
        </>
      }
      head={
        <div className="border-b border-border-2 px-2 pt-1.5 pb-2">
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-small text-text-2">{me.email ?? ''}</span>
          <span className="mt-1.5 chip border border-border-2">{role}</span>
        </div>
      }
      foot={
        leaving.error === null ? null : (
          <div className="px-2 pb-2">
            <ActFailure error={leaving.error} />
          </div>
        )
      }
    >
      <MenuItem
        icon={<Settings size={15} aria-hidden />}
        onSelect={() => {
          router.push('/settings')
        }}
      >
        Settings
      </MenuItem>
      <MenuItem icon={<LogOut size={15} aria-hidden />} onSelect={onLeave(signOut)}>
        Sign out
      </MenuItem>
      <MenuItem icon={<LogOut size={15} aria-hidden />} onSelect={onLeave(revokeSessions)}>
        Sign out everywhere
      </MenuItem>
    </Menu>
  )
}
