import type { PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { endSessionsOf } from '@/src/engine/session'
import { fail } from '@/src/errors'
import { endLinksOf } from '../approvals/links/person'
import { firstAgencyOf, personById, type Found } from '../signIn/person'
import { linksSent, makeLink, openLink, takeLink, voidSignInLinks, type Link } from './links'
import { mailChange, mailLink } from './mails'

const hourly = 3

/** Proves an address: the one of a new person, or the new one of a known person, which then takes the old one's place. Throws AUTH_009. */
export const verifyAddress = (req: PayloadRequest, token: string): Promise<{ email: string }> =>
  inTransaction(req, async () => {
    const link = await openLink<{ email?: string }>(req, ['verify', 'email'], token)
    const person = await personById(req, link.user)
    if (!person?.isActive) throw fail('AUTH_009')
    await takeLink(req, link)
    const email = link.purpose === 'email' ? await replaceAddress(req, person, link) : person.email
    await sqlOf(req).query('update users set is_email_verified = true, email_verified_at = now() where id = $1', [person.id])
    await recordEvent(req, { type: 'users.verify', resourceType: 'users', resourceId: person.id, resourceName: email, agency: await firstAgencyOf(req, person.id) })
    return { email }
  })

const replaceAddress = async (req: PayloadRequest, person: Found, { data }: Link<{ email?: string }>): Promise<string> => {
  const email = data.email!
  const [row] = await sqlOf(req).query(
    `update users set email = $2, display_name = case when display_name = email then $2 else display_name end, updated_at = now()
      where id = $1 and not exists (select from users o where o.email = $2 and o.id <> $1) returning id`, [person.id, email])
  if (!row) throw fail('AUTH_009')
  await endSessionsOf(req, person.id)
  await endLinksOf(req, person.id)
  await voidSignInLinks(req, person.id)
  const agency = await firstAgencyOf(req, person.id)
  await mailChange(req, { key: `address:${person.id}:${email}`, to: person.email, agency, subject: 'Your sign-in address was changed', text: `Your sign-in address is now ${email}. This one no longer works.` })
  return email
}

/** Sends a link to the address a person wants from now on; the old one counts until the link was used. Throws VAL_001, RATE_001. */
export const askForAddress = (req: PayloadRequest, email: string): Promise<void> =>
  inTransaction(req, async () => {
    const person = (await personById(req, req.user!.id))!
    if (email === person.email) throw fail('VAL_001', { field: 'email', message: 'This is your address already.' })
    if ((await linksSent(req, 'email', person.id)) >= hourly) throw fail('RATE_001', { message: 'Three links were sent in the last hour. Try again later.' })
    const agency = await firstAgencyOf(req, person.id)
    const link = await makeLink(req, { purpose: 'email', user: person.id, data: { email } })
    // Whether somebody else has the address is not told here, nor anything sent to them.
    const [taken] = await sqlOf(req).query('select 1 from users where email = $1', [email])
    if (!taken) await mailLink(req, { purpose: 'email', to: email, ...link, agency, greeting: person.firstName })
  })
