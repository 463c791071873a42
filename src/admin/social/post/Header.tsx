'use client'

import { Link, Pill } from '@payloadcms/ui'
import { platformRules } from '@/src/domain/social/rules'
import type { Reader } from '../../format/reader'
import { Time } from '../../shared/Time'
import { NetworkIcon } from '../NetworkIcon'
import type { PostFacts } from './facts'
import { Moves } from './Moves'
import styles from './post.module.css'

type Props = { facts: PostFacts; reader: Reader; admin: string; me: { isAdmin: boolean }; onChanged: () => void }

/** The idea's name, whose it is, where it goes, how it stands, and what can be done with it. */
export const Header = ({ facts, reader, admin, me, onChanged }: Props) => (
  <header className={styles.header}>
    <div className={styles.words}>
      <h1><bdi>{facts.title}</bdi></h1>
      <div className={styles.line}>
        <Pill pillStyle={facts.statusPill} size="small">{facts.statusLabel}</Pill>
        {facts.isLate && <Pill pillStyle="error" size="small">Late</Pill>}
        {facts.publishState === 'failed' && <Pill pillStyle="error" size="small">Publishing failed</Pill>}
        {facts.platform && (
          <span className={styles.where}>
            <NetworkIcon platform={facts.platform} />
            {platformRules[facts.platform].label} <bdi>{facts.account?.handle}</bdi>
          </span>
        )}
        <Link dir="auto" href={`${admin}/collections/clients/${facts.client.id}`} prefetch={false}>{facts.client.name}</Link>
        {facts.agent && <span>Looked after by {facts.agent}</span>}
        {facts.submittedAt && <span>Submitted <Time at={facts.submittedAt} reader={reader} /></span>}
      </div>
    </div>
    <Moves admin={admin} facts={facts} me={me} onChanged={onChanged} />
  </header>
)
