import type { ReactNode } from 'react'
import { money } from '../format/money'
import { count } from '../format/number'
import type { Reader } from '../format/reader'
import { Bar } from '../progress/Bar'
import type { Account } from './account'
import styles from './dashboard.module.css'

type Props = { running: number; waiting: number; account: Account; reader: Reader; admin: string }

const share = (used: number, limit: number) => Math.min(100, Math.round((used / Math.max(limit, 1)) * 100))

/** The four figures on top. A limit shows as a bar, in the colour of trouble from 90 percent on. */
export const Cards = ({ running, waiting, account, reader, admin }: Props) => {
  const { spent, seats } = account
  const documents = `${admin}/collections/documents`
  return (
    <ul className={styles.cards}>
      <Card href={`${documents}?where[or][0][and][0][status][in]=pending,generating`} label="In progress" value={count(running, reader.locale)} />
      <Card href="#waiting" label="Waiting for a person" value={count(waiting, reader.locale)} />
      {spent && (
        <Card label="Cost this month" of={spent.limit === null ? undefined : `of ${money(spent.limit, reader.locale)} included`} value={money(spent.cents, reader.locale)}>
          {spent.limit !== null && <Limit label="Included credits used" percent={share(spent.cents, spent.limit)} />}
        </Card>
      )}
      <Card
        href={`${admin}/collections/clients`}
        label="Client seats"
        of={seats.limit === null ? 'active' : `of ${count(seats.limit, reader.locale)} in use`}
        value={count(seats.used, reader.locale)}
      >
        {seats.limit !== null && <Limit label="Client seats in use" percent={share(seats.used, seats.limit)} />}
      </Card>
    </ul>
  )
}

const Limit = ({ label, percent }: { label: string; percent: number }) => <Bar label={label} percent={percent} tone={percent >= 90 ? 'bad' : 'busy'} />

const Card = ({ label, value, of, href, children }: { label: string; value: string; of?: string; href?: string; children?: ReactNode }) => (
  <li className={styles.card}>
    <span className={styles.cardLabel}>{href ? <a href={href}>{label}</a> : label}</span>
    <span className={styles.cardValue}>
      {value} {of && <small>{of}</small>}
    </span>
    {children}
  </li>
)
