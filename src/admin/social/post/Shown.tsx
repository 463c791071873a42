'use client'

import type { Reader } from '../../format/reader'
import { dateTime } from '../../format/time'
import { Preview } from '../Preview'
import type { PostFacts } from './facts'
import styles from './post.module.css'

/** The post as it stands, to read: as its network shows it, with its plan and who decided. */
export const Shown = ({ facts, reader }: { facts: PostFacts; reader: Reader }) => {
  const { values, approval, account, platform } = facts
  return (
    <div className={styles.shown}>
      {platform && <Preview caption={values.caption} handle={account?.handle ?? ''} images={values.images} name={account?.name ?? null} platform={platform} />}
      <div className={styles.facts}>
        <dl>
          {facts.scheduledAt && <><dt>Planned for</dt><dd>{dateTime(facts.scheduledAt, reader.locale, facts.zone)}</dd></>}
          {approval?.approvers.map(({ id, name, decision, at, note }) => (
            <div key={id}>
              <dt>{name}</dt>
              <dd>{decision ? `${said[decision] ?? decision}${at ? ` · ${dateTime(at, reader.locale, reader.zone)}` : ''}` : 'No answer yet'}{note && <q dir="auto">{note}</q>}</dd>
            </div>
          ))}
          {approval && <><dt>Fingerprint of what was seen</dt><dd><code>{approval.fingerprint.slice(0, 16)}</code> <a href={`/api/posts/${facts.id}/proof-sheet`}>Proof sheet (PDF)</a></dd></>}
          {values.internalNote && <><dt>Internal note</dt><dd dir="auto">{values.internalNote}</dd></>}
        </dl>
      </div>
    </div>
  )
}

const said: Record<string, string> = { approve: 'Approved', reject: 'Rejected', request_changes: 'Asked for changes' }
