'use client'

import { FileText, LogOut, Plug, UserRound } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Theme } from '../brand/variables'
import { clientCookie, remember, themeCookie } from '../cookies'
import type { OwnClient, Person } from '../here'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLink, MenuRule } from '../ui/Menu'
import { leave } from './live/leave'
import { PersonButton } from './PersonButton'

export type Props = { person: Person; client: OwnClient; clients: OwnClient[]; theme: Theme }

const looks = [{ value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }, { value: 'system', label: 'As the device' }] as const

/** What belongs to the person; it stands open when it comes, because it was asked for. */
export const PersonMenu = ({ person, client, clients, theme }: Props) => {
  const router = useRouter()
  const [look, setLook] = useState<string>(theme)
  const paint = (wanted: string) => (setLook(wanted), remember(themeCookie, wanted), (document.documentElement.dataset.theme = wanted))
  return (
    <Menu isOpen trigger={<PersonButton person={person} />}>
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
      <MenuItem onSelect={() => leave('/sign-in')}><LogOut aria-hidden="true" size={18} /> Sign out</MenuItem>
    </Menu>
  )
}
