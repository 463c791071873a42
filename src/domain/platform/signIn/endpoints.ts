import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '@/src/engine/endpoint'
import { agencyAdmins } from '@/src/engine/tenancy/who'
import { askForLink } from '../links/ask'
import { askForAddress, verifyAddress } from '../links/verify'
import { preferenceEndpoints } from '../notifications/own'
import { changePassword, resetPassword } from '../passwords/change'
import { begin, confirm, remove, renewCodes, stepUp } from '../secondFactor/enrol'
import { acceptInvitation } from '../team/accept'
import { createPerson } from '../team/create'
import { showInvitation } from '../team/invitation'
import { closedEndpoints } from './closed'
import { ownFactor } from './me/factor'
import { me } from './me/me'
import { endOne, endOthers, listSessions, refresh, signOut } from './session'
import { signIn } from './signIn'

const open = { auth: 'public', who: 'anyone' } as const
const tokens = ['token', 'accessToken', 'refreshedToken'] as const
const signingIn = { ...open, limit: 'login', shownOnce: tokens } as const
const own = { auth: 'person', who: 'person' } as const
const word = z.string().min(1).max(1000)
const address = z.string().trim().toLowerCase().min(3).max(255)
const nothing = z.strictObject({})
const asked = { body: { message: 'If the address is known, a mail with a link is on its way.' } }

const credentials = z.strictObject({ email: address, password: word, code: z.string().trim().min(1).max(40).optional() })
const reset = z.strictObject({ token: word, password: word, passwordConfirmation: word })
const acceptance = z.strictObject({ token: word, firstName: z.string().trim().max(100).optional(), lastName: z.string().trim().max(100).optional(), password: word.optional() })

const session: Endpoint[] = [
  defineEndpoint({ method: 'post', path: '/login', ...signingIn, body: credentials, handler: ({ req, body }) => signIn(req, body) }),
  defineEndpoint({ method: 'post', path: '/refresh-token', ...open, shownOnce: tokens, body: nothing, handler: ({ req }) => refresh(req) }),
  defineEndpoint({ method: 'post', path: '/logout', ...open, enrolling: true, body: nothing, handler: ({ req }) => signOut(req, req.searchParams?.get('allSessions') === 'true') }),
  defineEndpoint({ method: 'get', path: '/me', ...open, handler: async ({ req }) => ({ body: await me(req) }) }),
  defineEndpoint({ method: 'get', path: '/me/sessions', ...own, handler: async ({ req }) => ({ body: await listSessions(req) }) }),
  defineEndpoint({ method: 'delete', path: '/me/sessions', ...own, handler: async ({ req }) => ({ body: await endOthers(req) }) }),
  defineEndpoint({ method: 'delete', path: '/me/sessions/:id', ...own, handler: async ({ req, params }) => ({ body: await endOne(req, params.id!) }) }),
  defineEndpoint({ method: 'post', path: '/me/confirm', ...own, body: z.strictObject({ password: word.optional(), code: word.optional() }), handler: async ({ req, body }) => ({ body: await stepUp(req, body) }) }),
]

const links: Endpoint[] = [
  defineEndpoint({ method: 'post', path: '/forgot-password', ...signingIn, body: z.strictObject({ email: address }), handler: async ({ req, body }) => (await askForLink(req, 'reset', body.email), asked) }),
  defineEndpoint({ method: 'post', path: '/resend-verification', ...signingIn, body: z.strictObject({ email: address }), handler: async ({ req, body }) => (await askForLink(req, 'verify', body.email), asked) }),
  defineEndpoint({ method: 'post', path: '/reset-password', ...signingIn, body: reset, handler: ({ req, body }) => resetPassword(req, body) }),
  defineEndpoint({ method: 'post', path: '/verify/:token', ...signingIn, body: nothing, handler: async ({ req, params }) => ({ body: { ...(await verifyAddress(req, params.token!)), message: 'The address is confirmed.' } }) }),
  defineEndpoint({ method: 'post', path: '/invitation', ...open, limit: 'login', body: z.strictObject({ token: word }), handler: async ({ req, body }) => ({ body: await showInvitation(req, body.token) }) }),
  defineEndpoint({ method: 'post', path: '/accept-invitation', ...signingIn, body: acceptance, handler: ({ req, body }) => acceptInvitation(req, body) }),
  defineEndpoint({
    method: 'post', path: '/change-password', ...own, body: z.strictObject({ currentPassword: word, password: word }),
    handler: async ({ req, body }) => (await changePassword(req, body), { body: { message: 'Your password is changed; your other sessions have ended.' } }),
  }),
  defineEndpoint({
    method: 'post', path: '/me/email', ...own, stepUp: true, body: z.strictObject({ email: address.pipe(z.email()) }),
    handler: async ({ req, body }) => (await askForAddress(req, body.email), { status: 202, body: { message: 'A link was sent to the new address; until it is used, the old one counts.' } }),
  }),
]

const enrolling = { ...own, enrolling: true, shownOnce: [...tokens, 'secret', 'otpauthUrl', 'recoveryCodes'] } as const

const factor: Endpoint[] = [
  defineEndpoint({ method: 'get', path: '/me/second-factor', ...enrolling, handler: async ({ req }) => ({ body: await ownFactor(req) }) }),
  defineEndpoint({ method: 'post', path: '/me/second-factor', ...enrolling, stepUp: true, body: nothing, handler: async ({ req }) => ({ body: await begin(req) }) }),
  defineEndpoint({ method: 'post', path: '/me/second-factor/confirm', ...enrolling, body: z.strictObject({ code: word }), handler: ({ req, body }) => confirm(req, body.code) }),
  defineEndpoint({ method: 'post', path: '/me/second-factor/recovery-codes', ...own, shownOnce: ['recoveryCodes'], stepUp: true, body: nothing, handler: async ({ req }) => ({ body: await renewCodes(req) }) }),
  defineEndpoint({ method: 'delete', path: '/me/second-factor', ...own, stepUp: true, handler: async ({ req }) => ({ body: await remove(req) }) }),
]

/** Mounted under `/api/users`, before Payload's own: sign-in, sessions, links, second factor, and the making of people. */
export const userEndpoints: Endpoint[] = [
  ...session, ...links, ...factor, ...closedEndpoints, ...preferenceEndpoints,
  defineEndpoint({ method: 'post', path: '/', auth: 'person', who: agencyAdmins, handler: ({ req }) => createPerson(req) }),
]
