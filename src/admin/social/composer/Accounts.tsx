'use client'

import { Link } from '@payloadcms/ui'
import { platformRules } from '@/src/domain/social/rules'
import { Fault } from '../../generate/Fault'
import { NetworkIcon } from '../NetworkIcon'
import { isChannel, type Account } from './values'
import styles from './composer.module.css'

type Props = { accounts: readonly Account[]; chosen: readonly string[]; several: boolean; client: string; admin: string; fault?: string; onChange: (chosen: string[]) => void }

const health: Record<string, string> = { expiring: 'Must be reconnected soon', expired: 'Must be reconnected', needs_attention: 'Must be reconnected' }

/** The client's accounts as tiles: one when a post is edited, several when one idea is written for several networks. */
export const Accounts = ({ accounts, chosen, several, client, admin, fault, onChange }: Props) => {
  const pick = (id: string, on: boolean) => onChange(several ? (on ? [...chosen, id] : chosen.filter((one) => one !== id)) : [id])
  return (
    <fieldset aria-describedby="accounts-fault" className={styles.accounts} data-fault={Boolean(fault)}>
      <legend>{several ? 'Accounts' : 'Account'} <span aria-hidden="true" className={styles.star}>*</span></legend>
      {accounts.length ? (
        <div className={styles.tiles}>
          {accounts.map((account) => (
            <label className={styles.tile} data-chosen={chosen.includes(account.id)} key={account.id}>
              <input checked={chosen.includes(account.id)} name="account" onChange={({ target }) => pick(account.id, target.checked)} type={several ? 'checkbox' : 'radio'} />
              <NetworkIcon platform={account.platform} />
              <span className={styles.tileWords}>
                <strong><bdi>{account.handle || platformRules[account.platform].label}</bdi></strong>
                <small>{platformRules[account.platform].label} · {isChannel(account) ? 'published from here' : 'posted by hand'}</small>
                {account.status && health[account.status] && <small className={styles.unwell}>{health[account.status]}</small>}
              </span>
            </label>
          ))}
        </div>
      ) : (
        <p className={styles.hint}>
          No connected account. <Link href={`${admin}/collections/clients/${client}?tab=accounts`} prefetch={false}>Connect one</Link>, or ask the client to do so in the portal.
        </p>
      )}
      <div id="accounts-fault"><Fault text={fault} /></div>
    </fieldset>
  )
}
