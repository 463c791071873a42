import { createHash, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { open, seal } from '@/src/engine/secrets'

const [period, digits] = [30, 6]
const owner = (user: string) => `second_factors|${user}`
const totpOf = (secret: string, shown?: { issuer: string; label: string }) => new TOTP({ ...shown, algorithm: 'SHA1', digits, period, secret: Secret.fromBase32(secret) })

/** A code without what people type between its parts. */
const plain = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase()
const hashOf = (user: string, code: string): Buffer => createHash('sha256').update(`${user}|${plain(code)}`).digest()

/** Begins anew: a secret that counts for nothing until a code made with it has come. Answers what an authenticator takes and shows. */
export const beginFactor = async (req: PayloadRequest, user: string, shown: { issuer: string; label: string }): Promise<{ secret: string; address: string }> => {
  const secret = new Secret({ size: 20 }).base32
  await sqlOf(req).query(
    `insert into second_factors (user_id, sealed_secret) values ($1, $2) on conflict (user_id) do update
       set sealed_secret = $2, created_at = now(), last_step = 0 where second_factors.confirmed_at is null`, [user, seal(secret, owner(user))])
  return { secret, address: totpOf(secret, shown).toString() }
}

/**
 * Whether an authenticator's code is right now, one step of 30 seconds early or late allowed. A code works once: its step is
 * remembered, and none up to it counts again. `confirmed` says which factor is meant, the one in use or the one begun.
 */
export const takeCode = async (req: PayloadRequest, user: string, code: string, confirmed: boolean): Promise<boolean> => {
  if (!/^\d{6}$/.test(plain(code))) return false
  const [row] = await sqlOf(req).query<{ sealed: string }>(`select sealed_secret as sealed from second_factors where user_id = $1 and (confirmed_at is not null) = $2`, [user, confirmed])
  if (!row) return false
  const now = Date.now()
  const delta = totpOf(open(row.sealed, owner(user))).validate({ token: plain(code), timestamp: now, window: 1 })
  if (delta === null) return false
  const step = Math.floor(now / 1000 / period) + delta
  return (await sqlOf(req).query(`update second_factors set last_step = $2 where user_id = $1 and last_step < $2 returning 1`, [user, step])).length > 0
}

/** Whether a recovery code is one of the person's that has not been used; it then is. */
export const takeRecoveryCode = async (req: PayloadRequest, user: string, code: string): Promise<boolean> =>
  (await sqlOf(req).query(`update recovery_codes set used_at = now() where user_id = $1 and hash = $2 and used_at is null returning 1`, [user, hashOf(user, code)])).length > 0

/** Makes the begun factor count and answers ten recovery codes, which are kept as hashes and cannot be shown again. */
export const confirmFactor = (req: PayloadRequest, user: string): Promise<string[]> =>
  inTransaction(req, async () => {
    await sqlOf(req).query('update second_factors set confirmed_at = now() where user_id = $1', [user])
    return newRecoveryCodes(req, user)
  })

/** Ten new recovery codes in place of the old ones. */
export const newRecoveryCodes = async (req: PayloadRequest, user: string): Promise<string[]> => {
  const codes = Array.from({ length: 10 }, () => randomBytes(8).toString('hex').toUpperCase().replace(/(.{4})(?=.)/g, '$1-'))
  await sqlOf(req).query('delete from recovery_codes where user_id = $1', [user])
  await sqlOf(req).query('insert into recovery_codes (user_id, hash) select $1::uuid, unnest($2::bytea[])', [user, codes.map((code) => hashOf(user, code))])
  return codes
}

/** Takes the second factor away. Answers whether there was one. */
export const dropFactor = async (req: PayloadRequest, user: string): Promise<boolean> => {
  await sqlOf(req).query('delete from recovery_codes where user_id = $1', [user])
  return (await sqlOf(req).query('delete from second_factors where user_id = $1 returning confirmed_at', [user])).length > 0
}

/** Whether a second factor is in use, since when, and how many recovery codes are left. */
export const factorOf = async (req: PayloadRequest, user: string): Promise<{ isOn: boolean; since: Date | null; recoveryCodesLeft: number }> => {
  const [row] = await sqlOf(req).query<{ since: Date | null; left: number }>(
    `select confirmed_at as since, (select count(*)::int from recovery_codes c where c.user_id = f.user_id and used_at is null) as left from second_factors f where f.user_id = $1`, [user])
  return { isOn: Boolean(row?.since), since: row?.since ?? null, recoveryCodesLeft: row?.since ? row.left : 0 }
}
