'use client'

import { platformRules } from '@/src/domain/social/rules'
import type { Account, Told } from './values'
import styles from './composer.module.css'

type Props = { findings: readonly Told[]; accounts: readonly Account[] }

const places: Record<string, string> = { title: 'post-title', caption: 'post-caption', scheduledAt: 'post-date' }

/** What keeps the post from being submitted, and what is worth knowing; each with the way to its field. */
export const Findings = ({ findings, accounts }: Props) => {
  if (!findings.length) return <p className={styles.fine}>Nothing stands in the way of submitting.</p>
  return (
    <ul aria-label="Checks" className={styles.findings}>
      {findings.map(({ code, message, level, field, accounts: whose }) => (
        <li data-level={level} key={`${code} ${message}`}>
          <span className="sr-only">{level === 'error' ? 'Must be changed: ' : 'Worth knowing: '}</span>
          {places[field] ? <a href={`#${places[field]}`} onClick={(event) => goTo(event, places[field]!)}>{message}</a> : message}
          {accounts.length > 1 && whose.length > 0 && whose.length < accounts.length && <small>{accounts.filter(({ id }) => whose.includes(id)).map(nameOf).join(', ')}</small>}
        </li>
      ))}
    </ul>
  )
}

/** The network and the name there: a client is often called the same on several. */
const nameOf = ({ platform, handle }: Account): string => [platformRules[platform].label, handle].filter(Boolean).join(' ')

const goTo = (event: React.MouseEvent, id: string) => {
  event.preventDefault()
  document.getElementById(id)?.focus()
}
