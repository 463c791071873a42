import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { compose, urlOf } from '@/src/domain/platform/mails/compose'
import type { Letter } from '@/src/domain/platform/mails/letter'
import { keepItem } from '@/src/domain/platform/notifications/queue/items'
import { kindOf, type Kind, type MailMode } from '@/src/domain/platform/notifications/kinds'
import { wantsInApp } from '@/src/domain/platform/notifications/preferences'
import { receiversOf, type Person, type Receiver } from '@/src/domain/platform/notifications/receivers'
import { dueOf } from '@/src/domain/platform/notifications/queue/schedule'
import { sqlOf } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { reserveMail } from '@/src/engine/mail'
import { announce } from '@/src/engine/realtime/announce'

export { cancelMails } from '@/src/domain/platform/notifications/queue/items'
export type { Receiver } from '@/src/domain/platform/notifications/receivers'

/** What is told. `type` is a registered kind; `subject` names what it is about (`post:<id>`), and `collapse` lets an unread one about the same be renewed. */
export type Told = { type: string; title: string; body: string; link?: string; agency?: string | null; client?: string | null; subject?: string; collapse?: boolean }

type Button = { label: string; url: string }

export type Mailed = Omit<Partial<Letter>, 'button' | 'items'> & {
  /** Business facts, so that the same news is mailed once to each person. */
  key: string
  /** Further addresses, mailed at once. */
  also?: readonly (string | null | undefined)[]
  /** As the kind has it for this side unless said, else at once; the person's preferences and quiet hours have the last word. */
  mode?: MailMode
  /** `url` may begin with a slash: it is completed with the agency's host. Null: none for this person. */
  button?: Button | ((person: Person) => Promise<Button | null>)
  /** Not before this moment, and not at all once `cancelMails` was called with the key. */
  notBefore?: Date
  cancelKey?: string
  /** The message it is about: nothing is mailed to who has read it. */
  message?: string
}

export type More = {
  mail?: Mailed
  /** False: by mail alone. As the kind has it for this side unless said. */
  app?: boolean
  /** Who is not told: usually whoever did it. */
  except?: readonly (string | null | undefined)[]
  /** Hears each person who was told. */
  told?: (person: string) => void
}

/**
 * Tells people something, in the request's transaction: a notification each, and a mail where asked for and wanted. Answers how
 * many were told. Throws for a kind that is not registered.
 */
export const tell = async (req: PayloadRequest, to: Receiver | readonly Receiver[], told: Told, { mail, app, except, told: heard }: More = {}): Promise<number> => {
  const kind = kindOf(told.type)
  const agency = told.agency ?? ([to].flat() as Receiver[]).map((one) => ('agency' in one ? one.agency : null))[0] ?? null
  const people = await receiversOf(req, to, { agency, client: told.client, anywhere: Boolean(kind.essential), except })
  for (const person of people) {
    const notification = (app ?? kind.to?.[person.side]?.app ?? true) && wantsInApp(told.type, person.chosen) ? await notifyPerson(req, person, told, kind, agency) : null
    if (mail) await mailPerson(req, person, { ...told, agency }, mail, notification)
    heard?.(person.id)
  }
  await announce(req, people.map(({ id }) => id), 'counts.changed', {})
  if (mail?.also) await mailAddresses(req, mail.also, people, { ...told, agency }, mail)
  return people.length
}

const insert = `insert into notifications (id, agency_id, client_id, user_id, type, title, body, link, priority, subject, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now(), now())`
const renew = `update notifications set title = $1, body = $2, link = $3, created_at = now(), updated_at = now()
  where id = (select id from notifications where user_id = $4 and subject = $5 and type = $6 and read_at is null order by created_at desc limit 1) returning id`

const notifyPerson = async (req: PayloadRequest, { id: user }: Person, told: Told, { priority }: Kind, agency: string | null): Promise<string> => {
  const [title, body, link, subject] = [told.title.slice(0, 255), told.body.slice(0, 2000), told.link ?? null, told.subject ?? null]
  const [known] = told.collapse && subject ? await sqlOf(req).query<{ id: string }>(renew, [title, body, link, user, subject, told.type]) : []
  const id = known?.id ?? uuidv7()
  if (!known) await sqlOf(req).query(insert, [id, agency, told.client ?? null, user, told.type, title, body, link, priority, subject])
  await announce(req, [user], 'notification.created', { id })
  return id
}

type Placed = Told & { agency: string | null }

const letterOf = (told: Placed, { key, also, mode, button, notBefore, cancelKey, message, ...letter }: Mailed, shown?: Button | null): Letter => ({
  title: told.title, body: told.body, ...letter, button: shown === null ? undefined : (shown ?? (told.link ? { label: 'Open', url: told.link } : undefined)),
})

/** As the table of kinds has it for this side; null where that side gets no mail. */
const modeOf = (type: string, { side }: Person): MailMode | null => {
  const way = kindOf(type).to?.[side]
  return way ? way.mail : 'now'
}

const mailPerson = async (req: PayloadRequest, person: Person, told: Placed, mail: Mailed, notification: string | null): Promise<void> => {
  const now = new Date()
  const mode = mail.mode ?? modeOf(told.type, person)
  const due = mode && dueOf({ kind: told.type, mode, chosen: person.chosen, zone: person.zone, now, notBefore: mail.notBefore })
  if (!due) return
  const letter = letterOf(told, mail, typeof mail.button === 'function' ? await mail.button(person) : mail.button)
  const isNow = mode === 'now' && !due.daily && due.at <= now && !mail.cancelKey
  if (isNow) return mailNow(req, { id: person.id, address: person.email.toLowerCase(), locale: person.locale }, told, mail.key, letter)
  const button = letter.button && { ...letter.button, url: await urlOf(req, told.agency, letter.button.url) }
  await keepItem(req, {
    key: mail.key, user: person.id, agency: told.agency, client: told.client ?? null, notification, message: mail.message ?? null, kind: told.type, subject: told.subject ?? null,
    letter: { ...letter, button }, due, cancelKey: mail.cancelKey,
  })
}

const mailAddresses = async (req: PayloadRequest, also: NonNullable<Mailed['also']>, people: readonly Person[], told: Placed, mail: Mailed): Promise<void> => {
  const known = new Set(people.map(({ email }) => email.toLowerCase()))
  const addresses = new Set(also.flatMap((address) => (address ? [address.toLowerCase()] : [])))
  for (const address of addresses) if (!known.has(address)) await mailNow(req, { address }, told, mail.key, letterOf(told, mail, typeof mail.button === 'function' ? undefined : mail.button))
}

const mailNow = async (req: PayloadRequest, to: { id?: string; address: string; locale?: string | null }, told: Placed, key: string, letter: Letter): Promise<void> => {
  await reserveMail(req, { key: `${key}:${short(to.address)}`, agency: told.agency, message: await compose(req, { to, agency: told.agency, letter, kind: told.type }) })
}

// An effect's key is shown to the agency; an address in it would tell one person's to another.
const short = (address: string): string => createHash('sha256').update(address).digest('hex').slice(0, 16)
