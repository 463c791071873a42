'use client'

import { ExternalLink, Plug, Plus, RefreshCw, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { lazy, Suspense, useState } from 'react'
import type { Reader } from '@/src/browser/format/reader'
import { call, sentenceOf } from '@/src/browser/api'
import { date } from '@/src/browser/format/time'
import { platformLabel } from '../item/words'
import { Avatar } from '../ui/Avatar'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { Card } from '../ui/Card'
import { Empty, Notice } from '../states/states'
import { useTell } from '../ui/Toasts'
import { Arrived } from './Arrived'
import type { Wish } from './AccountsPage'

const AddDialog = lazy(() => import('./AddDialog').then((loaded) => ({ default: loaded.AddDialog })))
const RemoveDialog = lazy(() => import('./RemoveDialog').then((loaded) => ({ default: loaded.RemoveDialog })))

export type Owned = { id: string; platform: string; mode: string; handle: string; name: string; avatar: string | null; profileUrl: string | null; status: string | null; expiresAt: string | null }
export type Network = { key: string; label: string; channel: boolean }
type Props = { accounts: Owned[]; networks: Network[]; client: string; agent: string; reader: Reader; wish: Wish }

const broken = (status: string | null): boolean => ['needs_attention', 'expired', 'revoked'].includes(status ?? '')

const State = ({ account: { mode, status, expiresAt }, reader }: { account: Owned; reader: Reader }) => {
  if (broken(status)) return <Badge tone="bad">Must be connected again</Badge>
  if (status === 'expiring') return <Badge tone="warn">{expiresAt ? `Ends ${date(expiresAt, reader.now, reader.locale, reader.zone)}` : 'Ends soon'}</Badge>
  return mode === 'hand' ? <Badge>Posted to by hand</Badge> : <Badge tone="good">Connected</Badge>
}

/** The list with what can be done about each account, and what came back from a network. */
export const Accounts = ({ accounts, networks, client, agent, reader, wish }: Props) => {
  const router = useRouter()
  const tell = useTell()
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<Owned | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const reconnect = async (account: Owned) => {
    setBusy(account.id)
    setFault(null)
    await call<{ url: string }>(`/connections/${account.id}/reconnect`, { method: 'POST', body: { returnTo: '/accounts' } }).then(({ url }) => window.location.assign(url), (error: unknown) => (setFault(sentenceOf(error)), setBusy(null)))
  }
  const removed = (account: Owned) => (setRemoving(null), tell(`${platformLabel(account.platform)}, ${account.handle}: taken away.`), router.refresh())
  const add = <Button kind="main" onClick={() => setAdding(true)}><Plus aria-hidden="true" size={18} /> Connect an account</Button>
  return (
    <>
      <Arrived wish={wish} />
      {fault && <div className="mb-4"><Notice role="alert" tone="bad">{fault}</Notice></div>}
      {accounts.length ? (
        <>
          <ul className="mb-4 grid grid-cols-1 gap-3 lg:grid-cols-2">
            {accounts.map((account) => (
              <li key={account.id}>
                <Card className="flex h-full flex-wrap items-center gap-x-4 gap-y-3 p-4">
                  <Avatar image={account.avatar} name={account.name} size={44} />
                  <div className="min-w-0 flex-1 basis-40">
                    <p className="truncate text-sm font-semibold">{platformLabel(account.platform)}</p>
                    <p className="truncate text-sm text-quiet">{account.handle || account.name}</p>
                    <p className="mt-1"><State account={account} reader={reader} /></p>
                  </div>
                  <div className="flex gap-1">
                    {(broken(account.status) || account.status === 'expiring') && account.mode !== 'hand' && <Button disabled={busy === account.id} onClick={() => void reconnect(account)} size="small"><RefreshCw aria-hidden="true" size={16} /> {busy === account.id ? 'Opening…' : 'Connect again'}</Button>}
                    {account.profileUrl && <a aria-label={`Open ${account.handle} on ${platformLabel(account.platform)}, in a new tab`} className="grid size-11 place-items-center rounded-md text-quiet hover:bg-sunk hover:text-ink" href={account.profileUrl} rel="noreferrer" target="_blank"><ExternalLink aria-hidden="true" size={18} /></a>}
                    <Button aria-label={`Take away ${platformLabel(account.platform)}, ${account.handle}`} className="size-11" kind="quiet" onClick={() => setRemoving(account)} size="icon"><Trash2 aria-hidden="true" size={18} /></Button>
                  </div>
                </Card>
              </li>
            ))}
          </ul>
          {add}
        </>
      ) : <Card><Empty action={add} icon={<Plug />} title="No account is connected yet">Connect an account so that {agent} can plan for it.</Empty></Card>}
      <Suspense>
        {adding && <AddDialog client={client} networks={networks} onAdded={() => (setAdding(false), tell('The account was added.'), router.refresh())} onClose={() => setAdding(false)} />}
        {removing && <RemoveDialog account={removing} onClose={() => setRemoving(null)} onRemoved={() => removed(removing)} />}
      </Suspense>
    </>
  )
}
