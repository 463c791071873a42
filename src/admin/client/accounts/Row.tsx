'use client'

import { Button, Pill } from '@payloadcms/ui'
import { platformRules } from '@/src/domain/social/rules'
import { date } from '../../format/time'
import type { Reader } from '../../format/reader'
import { Time } from '../../shared/Time'
import { NetworkIcon } from '../../social/NetworkIcon'
import { nameOf, type Account } from './types'
import styles from './accounts.module.css'

type Props = { account: Account; reader: Reader; mayChange: boolean; onReconnect: () => void; onQuiet: () => void; onRemove: () => void }

const isBroken = ({ status }: Account): boolean => ['needs_attention', 'expired', 'revoked'].includes(status ?? '')

/** An account with its health and what can be done about it. */
export const Row = ({ account, reader, mayChange, onReconnect, onQuiet, onRemove }: Props) => (
  <li className={styles.account}>
    <NetworkIcon platform={account.platform} />
    <div className={styles.words}>
      <p><strong><bdi>{nameOf(account)}</bdi></strong> {account.displayName && account.displayName !== account.handle && <bdi>{account.displayName}</bdi>}</p>
      <p className={styles.quiet}>
        {platformRules[account.platform].label} · {account.mode === 'channel' ? 'published from here' : 'posted by hand'}
        {account.lastPublishedAt && <> · last post <Time at={account.lastPublishedAt} reader={reader} /></>}
      </p>
      {account.quietFrom && <p className={styles.quiet}>Quiet between {account.quietFrom} and {account.quietTo} ({account.quietTimezone?.replaceAll('_', ' ')})</p>}
      {isBroken(account) && account.lastError && <p className={styles.fault}>{account.lastError}</p>}
    </div>
    <Health account={account} reader={reader} />
    <div className={styles.buttons}>
      {account.profileUrl && <Button aria-label={`Open ${nameOf(account)} in a new tab`} buttonStyle="secondary" el="anchor" margin={false} newTab size="small" url={account.profileUrl}>Open</Button>}
      {mayChange && (isBroken(account) || account.status === 'expiring') && <Button aria-label={`Reconnect ${nameOf(account)}`} margin={false} onClick={onReconnect} size="small">Reconnect</Button>}
      {mayChange && account.mode === 'channel' && account.status !== 'revoked' && <Button aria-label={`Quiet hours of ${nameOf(account)}`} buttonStyle="secondary" margin={false} onClick={onQuiet} size="small">Quiet hours</Button>}
      {mayChange && account.status !== 'revoked' && <Button aria-label={`Remove ${nameOf(account)}`} buttonStyle="secondary" margin={false} onClick={onRemove} size="small">Remove</Button>}
    </div>
  </li>
)

const Health = ({ account, reader }: { account: Account; reader: Reader }) => {
  if (account.status === 'revoked') return <Pill pillStyle="light-gray" size="small">Disconnected</Pill>
  if (isBroken(account)) return <Pill pillStyle="error" size="small">Must be reconnected</Pill>
  if (account.status === 'expiring') return <Pill pillStyle="warning" size="small">{account.expiresAt ? `Ends ${date(account.expiresAt, reader.now, reader.locale, reader.zone)}` : 'Ends soon'}</Pill>
  return account.mode === 'hand' ? <Pill pillStyle="light-gray" size="small">By hand</Pill> : <Pill pillStyle="success" size="small">Connected</Pill>
}
