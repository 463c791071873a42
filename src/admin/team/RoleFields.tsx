'use client'

import { FieldLabel } from '@payloadcms/ui'
import { Entry } from '../form/Entry'
import { PickOne } from '../shared/PickOne'
import { roles } from './roles'
import type { ClientChoice } from './types'
import styles from './team.module.css'

export type RoleValues = { role: string; client: string; jobTitle: string }

type Props = { id: string; values: RoleValues; clients: ClientChoice[]; fault?: string | null; change: (part: Partial<RoleValues>) => void }

/** What the server takes of a role: a client for client users and for nobody else. */
export const roleBody = ({ role, client, jobTitle }: RoleValues) => ({ role, ...(role === 'client' ? { client } : {}), ...(jobTitle.trim() ? { jobTitle: jobTitle.trim() } : {}) })

/** Role, the client where the role is a client's, and the job title. */
export const RoleFields = ({ id, values: { role, client, jobTitle }, clients, fault, change }: Props) => (
  <>
    <div className={`field-type select ${styles.field}`}>
      <FieldLabel htmlFor={`${id}-role`} label="Role" required />
      <PickOne inputId={`${id}-role`} onPick={(picked) => change({ role: picked })} options={roles.map(({ value, label }) => ({ value, label }))} value={role} />
      <p className={styles.about}>{roles.find(({ value }) => value === role)?.about}</p>
    </div>
    {role === 'client' && (
      <div className={`field-type select ${styles.field}`}>
        <FieldLabel htmlFor={`${id}-client`} label="Client" required />
        <PickOne inputId={`${id}-client`} isSearchable noOptionsMessage={() => 'No client fits'} onPick={(picked) => change({ client: picked })} options={clients.map((one) => ({ value: one.id, label: one.companyName }))} showError={Boolean(fault)} value={client} />
        <p className={styles.fault} role="alert">{fault}</p>
      </div>
    )}
    <Entry id={`${id}-job`} label="Job title" maxLength={100} onChange={(typed) => change({ jobTitle: typed })} value={jobTitle} />
  </>
)
