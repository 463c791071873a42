'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { call, sentenceOf } from '@/src/browser/api'
import { Button } from '../ui/Button'
import { Card } from '../ui/Card'
import { Notice } from '../states/states'
import type { Wish } from './AccountsPage'

type Found = { state: 'waiting' | 'connecting' | 'choose' | 'connected' | 'failed' | 'expired'; accounts: { id: string; name: string; handle: string }[]; error: string | null }

const reasons: Record<string, string> = {
  denied: 'The network was not allowed to connect the account. Nothing has changed.',
  signed_out: 'You were signed out meanwhile. Start connecting again.',
  other_person: 'Somebody else is signed in here than who began. Start connecting again.',
  other_account: 'That is another account than the one to connect again. Sign in to the right one at the network first.',
  other_client: 'Your agency has this account connected in another place already. Write to the people who look after you; it has to be disconnected there first.',
  no_account: 'No account was found there that posts can be put out to. On some networks it must be a page or a business account.',
  used: 'This way back was used already. If the account is not in the list, start connecting again.',
  gone: 'This took too long. Start connecting again.',
}
const reasonOf = (error: string | null | undefined): string => (error && reasons[error]) || 'The account could not be connected. Try again; if it stays like this, write to the people who look after you.'

/** What came back from a network: done, refused, still under way, or several accounts to choose from. */
export const Arrived = ({ wish }: { wish: Wish }) => {
  const router = useRouter()
  const link = wish.choose ?? wish.connecting
  const [found, setFound] = useState<Found | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (!link) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    const look = () =>
      void call<Found>(`/connections/links/${link}`).then((now) => {
        if (gone) return
        setFound(now)
        if (now.state === 'connecting' || now.state === 'waiting') timer = setTimeout(look, 2_000)
        if (now.state === 'connected') router.replace('/accounts?connected=1')
      }, (error: unknown) => setFault(sentenceOf(error)))
    look()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [link, router])
  const isTold = Boolean(wish.connected ?? wish.connect_error)
  // Told once: whoever reloads the page or comes back to it hears no old news.
  useEffect(() => {
    if (isTold) window.history.replaceState(window.history.state, '', '/accounts')
  }, [isTold])
  const choose = async (account: string) => {
    setBusy(true)
    await call(`/connections/links/${link}/choose`, { method: 'POST', body: { account } }).then(() => (router.replace('/accounts?connected=1'), router.refresh()), (error: unknown) => setFault(sentenceOf(error)))
    setBusy(false)
  }
  const told = fault ?? (wish.connect_error ? reasonOf(wish.connect_error) : found?.state === 'failed' ? reasonOf(found.error) : found?.state === 'expired' ? reasons.gone : null)
  if (told) return <div className="mb-4"><Notice role="alert" tone="bad">{told}</Notice></div>
  if (wish.connected) return <div className="mb-4"><Notice role="status" tone="good">The account is connected.</Notice></div>
  if (!link) return null
  if (found?.state !== 'choose') return <div className="mb-4"><Notice role="status" tone="neutral">The account is being connected…</Notice></div>
  return (
    <Card className="mb-4 p-5">
      <h2 className="font-semibold">Which account?</h2>
      <p className="mt-1 text-sm text-quiet">Several were found behind your sign-in.</p>
      <ul className="mt-4 flex flex-col gap-2">{found.accounts.map(({ id, name, handle }) => <li key={id}><Button className="w-full justify-between" disabled={busy} onClick={() => void choose(id)}><span className="truncate">{name}</span><span className="truncate text-quiet">{handle}</span></Button></li>)}</ul>
    </Card>
  )
}
