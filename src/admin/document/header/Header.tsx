'use client'

import { Link, Pill } from '@payloadcms/ui'
import type { Reader } from '../../format/reader'
import { Time } from '../../shared/Time'
import type { DocumentFacts } from '../facts/types'
import { Actions } from './Actions'
import styles from './header.module.css'

type Props = { facts: DocumentFacts; reader: Reader; admin: string; onChanged: () => void }

/** Title, whose it is, how it stands, and what can be done with it. */
export const Header = ({ facts, reader, admin, onChanged }: Props) => (
  <header className={styles.header}>
    <div className={styles.words}>
      <h1 className={styles.title}><bdi>{facts.title}</bdi></h1>
      {facts.subtitle && <p className={styles.subtitle}><bdi>{facts.subtitle}</bdi></p>}
      <div className={styles.line}>
        <Pill pillStyle={facts.statusPill} size="small">{facts.statusLabel}</Pill>
        {facts.deletedAt && <Pill pillStyle="error" size="small">Deleted</Pill>}
        {facts.sandbox && <Pill pillStyle="light-gray" size="small">Sandbox output</Pill>}
        {facts.client && (
          <Link dir="auto" href={`${admin}/collections/clients/${facts.client.id}`} prefetch={false}>
            {facts.client.name}
          </Link>
        )}
        {facts.template && <span>{facts.template}</span>}
        <span>
          {facts.createdBy ? `Started by ${facts.createdBy} ` : 'Started '}
          <Time at={facts.createdAt} reader={reader} />
        </span>
      </div>
    </div>
    <Actions facts={facts} onChanged={onChanged} />
  </header>
)
