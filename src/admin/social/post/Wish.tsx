'use client'

import type { Reader } from '../../format/reader'
import { Time } from '../../shared/Time'
import type { PostFacts, Plain } from './facts'
import { Words } from './Words'
import type { Change } from '@/src/domain/platform/approvals/proof/changes'
import styles from './post.module.css'

/** The client's words after a change was asked for, and what has been changed since. */
export const Wish = ({ facts, reader }: { facts: PostFacts; reader: Reader }) => {
  const diff = facts.versions.diff.at(-1)
  const isOpen = facts.status === 'changes_requested' && facts.wish
  if (!isOpen && !diff) return null
  return (
    <section aria-labelledby="wish" className={styles.part}>
      {isOpen && facts.wish && (
        <figure className={styles.wish}>
          <figcaption id="wish">{facts.wish.by ?? 'The client'} asked for changes <Time at={facts.wish.at} reader={reader} /></figcaption>
          <blockquote dir="auto">{facts.wish.text}</blockquote>
        </figure>
      )}
      {diff && (
        <details className={styles.changes} open={Boolean(isOpen)}>
          <summary>{isOpen ? 'What you changed since' : 'What changed since the version before'}</summary>
          <dl>{diff.changes.map((change, at) => <Difference change={change} key={at} />)}</dl>
        </details>
      )}
    </section>
  )
}

const Difference = ({ change }: { change: Plain<Change> }) => (
  <div>
    <dt>{change.label}</dt>
    <dd>
      {'parts' in change && change.parts ? <Words parts={change.parts} /> : 'pictures' in change ? change.pictures.map(({ what, name, from, to }, at) => <p key={at}>{what === 'moved' ? `${name} moved from place ${from} to ${to}` : `${name} ${what}`}</p>) : <p><del>{'before' in change ? change.before : ''}</del> <ins>{'after' in change ? change.after : ''}</ins></p>}
    </dd>
  </div>
)
