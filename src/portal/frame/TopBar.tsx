'use client'

import { Bell, FileText, LogOut, Plug, UserRound } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { call } from '@/src/browser/api'
import { noteOpen } from '@/src/browser/session/renew'
import type { Theme } from '../brand/variables'
import { clientCookie, remember, themeCookie } from '../cookies'
import type { OwnClient, Person } from '../here'
import { Avatar } from '../ui/Avatar'
import { Count } from '../ui/Badge'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLink, MenuRule } from '../ui/Menu'
import { useCounts } from './live/Counts'

type Props = { person: Person; client: OwnClient; clients: OwnClient[]; theme: Theme }

const looks = [{ value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }, { value: 'system', label: 'As the device' }] as const

/** Notifications and what belongs to the person. */
export const TopBar = (props: Props) => {
  const { notifications } = useCounts()
  return (
    <div className="flex items-center gap-1">
      <Link className="relative grid size-11 place-items-center rounded-md text-quiet hover:bg-sunk hover:text-ink" href="/notifications">
        <Bell aria-hidden="true" size={20} />
        <span className="sr-only">Notifications</span>
        <Count className="absolute -top-0.5 -right-1 ring-2 ring-page" label="unread" n={notifications} />
      </Link>
      <PersonMenu {...props} />
    </div>
  )
}

const PersonMenu = ({ person, client, clients, theme }: Props) => {
  const router = useRouter()
  const [look, setLook] = useState<string>(theme)
  const signOut = () => void call('/users/logout', { method: 'POST', body: {} }).catch(() => undefined).then(() => (noteOpen(false), window.location.assign('/sign-in')))
  const paint = (wanted: string) => (setLook(wanted), remember(themeCookie, wanted), (document.documentElement.dataset.theme = wanted))
  return (
    <Menu trigger={<button aria-label={`Your menu: ${person.name}`} className="grid size-11 place-items-center rounded-full" type="button"><Avatar image={person.avatar} name={person.name} size={34} /></button>}>
      <div className="px-3 py-2">
        <p className="truncate text-sm font-semibold">{person.name}</p>
        <p className="truncate text-xs text-quiet">{person.email}</p>
      </div>
      {clients.length > 1 && (
        <>
          <MenuRule />
          <MenuLabel>You look at</MenuLabel>
          <MenuChoice onPick={(id) => (remember(clientCookie, id), router.refresh())} options={clients.map(({ id, name }) => ({ value: id, label: <span className="truncate">{name}</span> }))} value={client.id} />
        </>
      )}
      <MenuRule />
      <MenuLink><Link href="/documents"><FileText aria-hidden="true" size={18} /> Documents</Link></MenuLink>
      <MenuLink><Link href="/accounts"><Plug aria-hidden="true" size={18} /> Connected accounts</Link></MenuLink>
      <MenuLink><Link href="/profile"><UserRound aria-hidden="true" size={18} /> Your profile</Link></MenuLink>
      <MenuRule />
      <MenuLabel>Look</MenuLabel>
      <MenuChoice onPick={paint} options={looks} value={look} />
      <MenuRule />
      <MenuItem onSelect={signOut}><LogOut aria-hidden="true" size={18} /> Sign out</MenuItem>
    </Menu>
  )
}
