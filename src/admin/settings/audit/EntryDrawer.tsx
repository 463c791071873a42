'use client'

import { Drawer } from '@payloadcms/ui'
import type { Reader } from '../../format/reader'
import { exact } from '../../format/time'
import { Facts } from '../parts/Facts'
import parts from '../parts/parts.module.css'
import { deedOf, whoOf, type AuditEntry } from './entries'

export const entryDrawer = 'audit-entry'

const shown = (value: unknown): string => (value === null || value === undefined || value === '' ? '–' : typeof value === 'string' ? value : JSON.stringify(value))

/** Everything that was recorded of one deed. */
export const EntryDrawer = ({ entry, reader }: { entry: AuditEntry | null; reader: Reader }) => (
  <Drawer slug={entryDrawer} title={entry ? deedOf(entry) : 'Event'}>
    {entry && (
      <>
        <Facts facts={[
          ['When', exact(entry.createdAt, reader.locale, reader.zone)], ['Who', whoOf(entry)], ['What', entry.resourceName], ['Note', entry.note], ['Error', entry.errorMessage],
          ['State', entry.fromState || entry.toState ? `${entry.fromState ?? '–'} → ${entry.toState ?? '–'}` : null], ['Address', entry.ipAddress], ['Browser', entry.userAgent], ['Type', entry.type],
          ['Row', <code key="row">{entry.resourceId}</code>], ['Request', entry.requestId ? <code key="request">{entry.requestId}</code> : null],
        ]} />
        {entry.changes && Object.keys(entry.changes).length > 0 && <Changes changes={entry.changes} />}
        {entry.metadata && Object.keys(entry.metadata).length > 0 && (
          <section>
            <h3 className={parts.heading}>More</h3>
            <pre className={parts.raw} tabIndex={0}>{JSON.stringify(entry.metadata, null, 2)}</pre>
          </section>
        )}
      </>
    )}
  </Drawer>
)

const Changes = ({ changes }: { changes: Record<string, unknown> }) => (
  <section>
    <h3 className={parts.heading}>What changed</h3>
    <div className="table">
      <table cellPadding="0" cellSpacing="0">
        <thead><tr><th scope="col">Field</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
        <tbody>
          {Object.entries(changes).map(([field, change]) => {
            const { old, new: now } = (typeof change === 'object' && change !== null ? change : { new: change }) as { old?: unknown; new?: unknown }
            return <tr key={field}><td>{field}</td><td>{shown(old)}</td><td>{shown(now)}</td></tr>
          })}
        </tbody>
      </table>
    </div>
  </section>
)
