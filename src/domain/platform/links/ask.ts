import type { Payload, PayloadRequest } from 'payload'
import { inTransaction, systemRequest } from '@/src/engine/database'
import { reserveEffect } from '@/src/engine/effects'
import { uuidv7 } from '@/src/engine/ids'
import { open, seal } from '@/src/engine/secrets'
import { personByEmail, placesOf } from '../signIn/person'
import { mailLink } from './mails'
import { linksSent, makeLink } from './links'

type Asked = { id: string; purpose: 'reset' | 'verify'; sealed: string }

const hourly = 3
const ownerOf = (id: string) => `ask-link|${id}`

/**
 * Asks for a link to an address. The request does the same for every address, known or not: whose it is a worker finds out, so
 * that neither answer nor time tells.
 */
export const askForLink = async (req: PayloadRequest, purpose: 'reset' | 'verify', email: string): Promise<void> => {
  const id = uuidv7()
  await reserveEffect(req, { key: `job:send-link:${id}`, kind: 'job:send-link', request: { id, purpose, sealed: seal(email.trim().toLowerCase(), ownerOf(id)) }, repeatable: true })
}

/** The worker's part: the person's link by mail, when there is such a person who may have one; at most three an hour. */
export const sendAskedLink = async ({ id, purpose, sealed }: Asked, payload: Payload): Promise<void> => {
  const req = await systemRequest(payload, 'sign-in')
  await inTransaction(req, async () => {
    const person = await personByEmail(req, open(sealed, ownerOf(id)))
    if (!person?.isActive || (purpose === 'verify' && person.isVerified)) return
    if ((await linksSent(req, purpose, person.id)) >= hourly) return
    const agency = (await placesOf(req, person.id)).find(({ isActive }) => isActive)?.id ?? null
    const link = await makeLink(req, { purpose, user: person.id })
    await mailLink(req, { purpose, to: person.email, ...link, agency, greeting: person.firstName })
  })
}
