import type { Endpoint, PayloadRequest } from 'payload'
import { agencyHere } from '@/src/domain/platform/hosts/place'
import { readUnsubscribe, type Subscription } from '@/src/domain/platform/mails/unsubscribe'
import { brandName } from '@/src/domain/platform/mails/compose'
import { inTransaction } from '@/src/engine/database'
import { defineEndpoint } from '@/src/engine/endpoint'
import { fail } from '@/src/errors'
import { kinds, kindOf } from './kinds'
import { changePreferences } from './own'

const open = { auth: 'public', who: 'anyone' } as const

const subscriptionOf = (token: string | undefined): Subscription => {
  const known = readUnsubscribe(token ?? '')
  if (!known || !Object.hasOwn(kinds, known.kind)) throw fail('AUTH_009', { message: 'This link is not whole. Use the one in the mail, or sign in and change it in your profile.' })
  return known
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const page = (title: string, text: string, form = ''): Response =>
  new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${escape(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1.25rem}h1{font-size:1.5rem;line-height:1.25}button{font:inherit;font-weight:600;min-height:44px;padding:0 1.25rem;margin:.25rem .5rem .25rem 0;border:1px solid currentColor;border-radius:8px;background:transparent;color:inherit;cursor:pointer}</style></head>
<body><main><h1>${escape(title)}</h1><p>${escape(text)}</p>${form}</main></body></html>`,
    { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'", 'referrer-policy': 'same-origin' } },
  )

const button = (choice: string, label: string) => `<button name="mail" value="${choice}">${label}</button>`

const offer = async (req: PayloadRequest, token: string | undefined): Promise<Response> => {
  const { kind } = subscriptionOf(token)
  const brand = await brandName(req, agencyHere(req)?.id ?? null)
  const form = `<form method="post">${button('off', 'No more of these')}${button('daily', 'Once a day')}${button('now', 'Keep them')}</form>`
  return page(`${brand}: ${kindOf(kind).label}`, 'How do you want to get mails of this kind? In the app you will see the news in any case.', form)
}

const words = { off: 'You will get no more mails of this kind.', daily: 'You will get them together, once a day.', now: 'You will go on getting them.' } as const

/** A mail program that unsubscribes in one click sends `List-Unsubscribe=One-Click`; the page sends what was chosen. */
const choose = async (req: PayloadRequest, token: string | undefined): Promise<Response> => {
  const { user, kind } = subscriptionOf(token)
  const form = new URLSearchParams((await req.text?.()) ?? '')
  const asked = form.get('mail')
  const mail = asked === 'daily' || asked === 'now' ? asked : 'off'
  await inTransaction(req, () => changePreferences(req, user, { kinds: { [kind]: { mail } } }))
  return page('Done', words[mail])
}

/** Reached from a mail without signing in: the signed token stands for one person and one kind, and looking changes nothing. */
export const mailChoiceEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'get', path: '/mail/:token', ...open, limit: 'login', handler: ({ req, params }) => offer(req, params.token) }),
  defineEndpoint({ method: 'post', path: '/mail/:token', ...open, limit: 'login', handler: ({ req, params }) => choose(req, params.token) }),
]
