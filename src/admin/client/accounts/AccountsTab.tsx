'use client'

import { Button, toast, useAuth, useConfig, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import { call, sentenceOf } from '../../api'
import { readerOf } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { Failure } from '../../shared/Failure'
import { Skeleton } from '../../shared/Skeleton'
import { AddDialog, addSlug } from './AddDialog'
import { Arrived } from './Arrived'
import { QuietHours, quietSlug } from './QuietHours'
import { RemoveDialog, removeSlug } from './RemoveDialog'
import { Stops } from '../../social/stops/Stops'
import { Row } from './Row'
import { nameOf, wayBack, type Account } from './types'
import styles from './accounts.module.css'

/** A client's accounts on the networks: whether they work, and the ways to connect more. */
export const AccountsTab = () => {
  const { id } = useDocumentInfo()
  const { user, permissions } = useAuth()
  const { config } = useConfig()
  const { openModal } = useModal()
  const [accounts, setAccounts] = useState<Account[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [removing, setRemoving] = useState<Account | null>(null)
  const [quieted, setQuieted] = useState<Account | null>(null)
  const load = useCallback(async () => {
    const query = `where[client][equals]=${id}&where[kind][equals]=social_account&sort=createdAt&limit=100&depth=0`
    await call<{ docs: Account[] }>(`/connections?${query}`).then(({ docs }) => (setAccounts(docs), setError(null)), setError)
  }, [id])
  useEffect(() => {
    if (id) void load()
  }, [id, load])
  if (!id) return <Empty title="Save the client first">Then its accounts can be connected.</Empty>
  const back = wayBack(config.routes.admin, String(id))
  const mayAdd = Boolean(permissions?.collections?.connections?.create)
  const reconnect = async (account: Account) => {
    try {
      const { url } = await call<{ url?: string }>(`/connections/${account.id}/reconnect`, { method: 'POST', body: account.mode === 'hand' ? {} : { returnTo: back } })
      if (url) return window.location.assign(url)
      toast.success(`${nameOf(account)} is in use again.`)
      await load()
    } catch (refused) {
      toast.error(sentenceOf(refused))
    }
  }
  const add = mayAdd && <Button margin={false} onClick={() => openModal(addSlug)} size="medium">Connect an account</Button>
  return (
    <div className={styles.tab}>
      <Stops client={String(id)} place={{ path: `/clients/${id}/stop-publishing`, name: 'for this client' }} reader={readerOf(user)} />
      <Arrived client={String(id)} onSettled={load} />
      {error ? <Failure error={error} onRetry={() => void load()} /> : !accounts ? <Skeleton rows={3} /> : accounts.length ? (
        <>
          <ul className={styles.accounts}>
            {accounts.map((account) => <Row account={account} key={account.id} mayChange={mayAdd} onQuiet={() => { setQuieted(account); openModal(quietSlug) }} onReconnect={() => void reconnect(account)} onRemove={() => { setRemoving(account); openModal(removeSlug) }} reader={readerOf(user)} />)}
          </ul>
          <div>{add}</div>
        </>
      ) : <Empty action={add || undefined} title="No connected account">Connect one here, or ask the client to do so in the portal.</Empty>}
      <AddDialog back={back} client={String(id)} onAdded={load} />
      {quieted && <QuietHours account={quieted} key={quieted.id} onClose={() => setQuieted(null)} onSet={load} />}
      {removing && <RemoveDialog account={removing} onClose={() => setRemoving(null)} onRemoved={load} />}
    </div>
  )
}
