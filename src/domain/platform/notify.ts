import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { reserveMail } from '@/src/engine/mail'
import { env } from '@/src/env'

type Person = { id: string; email: string; wantsMail: boolean }

/** Whom to tell: one person, or everybody with a role in an agency. */
export type Receiver = { user: string } | { role: 'agency_admin' | 'agency_member'; agency: string } | { operators: true }

export type Told = { type: string; title: string; body: string; link?: string; agency?: string | null; client?: string | null }

type More = {
  /** Also by mail to those who take mails. A `key` of business facts, so that the same news is mailed once. */
  mail?: { key: string; also?: readonly (string | null | undefined)[] }
}

const columns = `u.id, u.email, coalesce((u.notification_preferences->>'email')::boolean, true) as "wantsMail"`
const most = 20

const receivers = (req: PayloadRequest, to: Receiver): Promise<Person[]> => {
  if ('user' in to) return sqlOf(req).query<Person>(`select ${columns} from users u where u.id::text = $1`, [to.user])
  if ('operators' in to) return sqlOf(req).query<Person>(`select ${columns} from users u where u.is_super_admin and u.is_active is not false order by u.created_at limit ${most}`)
  return sqlOf(req).query<Person>(
    `select ${columns} from users u where u.is_active is not false and exists (select from users_memberships m where m._parent_id = u.id
       and m.agency_id::text = $1 and m.role::text = $2 and m.is_active is not false) order by u.created_at limit ${most}`, [to.agency, to.role])
}

const insert = `insert into notifications (id, agency_id, client_id, user_id, type, title, body, link, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, now(), now())`

/**
 * Tells people something, in the request's transaction: a notification each, and a mail where asked for and wanted.
 * Answers how many were told.
 */
export const tell = async (req: PayloadRequest, to: Receiver, told: Told, { mail }: More = {}): Promise<number> => {
  const people = await receivers(req, to)
  const agency = told.agency ?? ('agency' in to ? to.agency : null)
  for (const { id } of people) {
    await sqlOf(req).query(insert, [uuidv7(), agency, told.client ?? null, id, told.type, told.title.slice(0, 255), told.body.slice(0, 2000), told.link ?? null])
  }
  if (mail) await mailTo(req, mail.key, [...people.filter(({ wantsMail }) => wantsMail).map(({ email }) => email), ...(mail.also ?? [])], told, agency)
  return people.length
}

const mailTo = async (req: PayloadRequest, key: string, addresses: readonly (string | null | undefined)[], told: Told, agency: string | null): Promise<void> => {
  const from = await brandOf(req, agency)
  const text = [told.body, told.link && `${env.appUrl}${told.link}`, from].filter(Boolean).join('\n\n')
  for (const to of new Set(addresses.filter((address): address is string => Boolean(address)).map((address) => address.toLowerCase()))) {
    await reserveMail(req, { key: `${key}:${short(to)}`, agency, message: { to, from: { name: from, address: env.mailFrom }, subject: told.title, text } })
  }
}

// An effect's key is shown to the agency; an address in it would tell one person's to another.
const short = (address: string): string => createHash('sha256').update(address).digest('hex').slice(0, 16)

const brandOf = async (req: PayloadRequest, agency: string | null): Promise<string> => {
  if (!agency) return env.appName
  const [row] = await sqlOf(req).query<{ name: string }>('select name from agencies where id = $1', [agency])
  return row?.name ?? env.appName
}
