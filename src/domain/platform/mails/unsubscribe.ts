import { createHmac } from 'node:crypto'
import { env } from '@/src/env'
import { sameBytes } from '@/src/engine/sameBytes'

export type Subscription = { user: string; kind: string }

const markOf = (text: string): Buffer => createHmac('sha256', env.payloadSecret).update(`mail-preferences|${text}`).digest().subarray(0, 18)

/** What stands in a mail's link for "no more of these": whose it is and which kind, signed, so that it works without signing in and for nothing else. */
export const unsubscribeToken = ({ user, kind }: Subscription): string => {
  const text = Buffer.from(JSON.stringify([user, kind])).toString('base64url')
  return `${text}.${markOf(text).toString('base64url')}`
}

/** Who and what a token stands for; null for one that we did not make. */
export const readUnsubscribe = (token: string): Subscription | null => {
  const [text = '', mark = ''] = token.split('.')
  if (!sameBytes(Buffer.from(mark, 'base64url'), markOf(text))) return null
  const [user, kind] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, string]
  return { user, kind }
}
