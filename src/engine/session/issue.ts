import { randomBytes } from 'node:crypto'
import type { Payload } from 'payload'
import { env } from '@/src/env'
import { signed } from './token'

type Whose = { user: string; email: string; sid: string; expiresAt: Date; enrolling?: boolean }

/** The id that a refresh token carries; its hash is what the session knows it by. */
export const newTokenId = (): string => randomBytes(32).toString('base64url')

/** An access token for `ACCESS_TOKEN_MINUTES`, never beyond its session, and a refresh token where `refreshId` is given. */
export const issueTokens = ({ secret }: Payload, { user, email, sid, expiresAt, enrolling }: Whose, refreshId: string | null) => {
  const end = Math.floor(expiresAt.getTime() / 1000)
  const exp = Math.min(end, Math.floor(Date.now() / 1000) + env.accessTokenMinutes * 60)
  const claims = { id: user, sid, collection: 'users', ...(enrolling && { enrolling }) }
  return {
    access: signed({ ...claims, email, exp, jti: newTokenId().slice(0, 16), type: 'access' }, secret),
    refresh: refreshId && signed({ ...claims, exp: end, jti: refreshId, type: 'refresh' }, secret),
    seconds: Math.max(0, exp - Math.floor(Date.now() / 1000)),
  }
}
