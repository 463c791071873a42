import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { isRefusal } from '@/src/errors'
import { openLink } from '../links/links'
import { personById } from '../signIn/person'

/** What accepting would ask: a name and password (`new`), the account's password (`known`), nothing more (`yours`); `ended` when the link no longer holds. */
export type Invitation = { state: 'ended' } | { state: 'new' | 'known' | 'yours'; email: string; agency: string }

const ended = { state: 'ended' } as const

/** What an invitation leads to, for whoever holds its token. It is not used by that. */
export const showInvitation = async (req: PayloadRequest, token: string): Promise<Invitation> => {
  const link = await openLink(req, ['invitation'], token).catch((error: unknown) => {
    if (isRefusal(error)) return null
    throw error
  })
  const person = link && (await personById(req, link.user))
  const [agency] = link?.agency ? await sqlOf(req).query<{ name: string }>('select name from agencies where id = $1', [link.agency]) : []
  if (!person?.isActive || !agency) return ended
  return { state: !person.isVerified ? 'new' : req.user?.id === person.id ? 'yours' : 'known', email: person.email, agency: agency.name }
}
