'use client'

import { Banner, Button } from '@payloadcms/ui'
import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { call, sentenceOf } from '../../api'
import styles from './accounts.module.css'

type Found = { state: 'waiting' | 'connecting' | 'choose' | 'connected' | 'failed' | 'expired'; accounts: { id: string; name: string; handle: string }[]; error: string | null }
type Props = { client: string; onSettled: () => Promise<void> }

const reasons: Record<string, string> = {
  denied: 'The network was not allowed to connect the account. Nothing has changed.',
  signed_out: 'You were signed out meanwhile. Start connecting again.',
  other_person: 'Somebody else is signed in here than who began. Start connecting again.',
  other_account: 'That is another account than the one to reconnect. Sign in to the right one at the network first.',
  other_client: 'This account is connected for another client of your agency. Disconnect it there first; it belongs to one client at a time.',
  no_account: 'No account was found there that posts can be put out to. On some networks it must be a page or a business account.',
  used: 'This way back was used already. If the account is not in the list, start connecting again.',
  gone: 'This took too long. Start connecting again.',
}
const reasonOf = (error: string | null): string => (error && reasons[error]) || 'The account could not be connected. Try again in a minute.'
const pollMs = 2_000

/** What came back from a network: done, refused, still under way, or several accounts to choose from. */
export const Arrived = ({ client, onSettled }: Props) => {
  const params = useSearchParams()
  const link = params.get('choose') ?? params.get('connecting')
  const [found, setFound] = useState<Found | null>(null)
  const [fault, setFault] = useState('')
  useEffect(() => {
    if (!link) return
    let timer: ReturnType<typeof setTimeout>
    const look = (): void =>
      void call<Found>(`/connections/links/${link}`).then((now) => {
        setFound(now)
        if (now.state === 'connecting' || now.state === 'waiting') timer = setTimeout(look, pollMs)
        if (now.state === 'connected') void onSettled()
      }, (error: unknown) => setFault(sentenceOf(error)))
    look()
    return () => clearTimeout(timer)
  }, [link, onSettled])
  const choose = async (account: string) => {
    await call(`/connections/links/${link}/choose`, { method: 'POST', body: { account } }).then(() => (setFound((before) => before && { ...before, state: 'connected' }), onSettled()), (error: unknown) => setFault(sentenceOf(error)))
  }
  const failed = fault || (params.get('connect_error') ? reasonOf(params.get('connect_error')) : found?.state === 'failed' ? reasonOf(found.error) : found?.state === 'expired' ? reasons.gone : '')
  if (failed) return <Banner type="error"><span role="alert">{failed}</span></Banner>
  if (params.get('connected') || found?.state === 'connected') return <Banner type="success"><span role="status">The account is connected.</span></Banner>
  if (!link) return null
  if (found?.state !== 'choose') return <Banner><span role="status">The account is being connected…</span></Banner>
  return (
    <section aria-labelledby={`which-${client}`} className={styles.which}>
      <h2 id={`which-${client}`}>Which account?</h2>
      <p>Several were found behind this sign-in.</p>
      <ul>{found.accounts.map(({ id, name, handle }) => <li key={id}><Button buttonStyle="secondary" margin={false} onClick={() => void choose(id)} size="medium">{name} {handle}</Button></li>)}</ul>
    </section>
  )
}
