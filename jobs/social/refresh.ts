import type { Payload } from 'payload'
import { accountBroken, watchAccounts } from '@/src/domain/social/connections/health'
import { applicationFor, keepTokens, tokensOf, type Access } from '@/src/domain/social/connections/tokens'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { isVendorError, VendorError } from '@/src/engine/http'
import { log } from '@/src/log'
import { networkFor } from '@/src/providers/social'

const early = 5 * 60_000
const dead = () => new VendorError({ kind: 'human', code: 'DIST_001', message: 'The connection to this account is no longer accepted. Connect it again.' })

/**
 * The access token of an account, renewed when it ends within five minutes or `force` is set. Renewals of one account wait
 * for each other at its row, because a network may end the old token with the new one. Throws VendorError.
 */
export const accessFor = async (payload: Payload, connection: string, { force = false, signal }: { force?: boolean; signal?: AbortSignal } = {}): Promise<string> => {
  const seen = await tokensOf(poolOf(payload), connection)
  if (!seen) throw dead()
  if (!force && isGood(seen)) return seen.access
  return inTransaction(await systemRequest(payload, 'refresh-social-tokens'), async (req) => {
    const [row] = await sqlOf(req).query<{ agency: string; platform: string }>(`select agency_id as agency, platform::text as platform from connections where id = $1 and status <> 'revoked' for update`, [connection])
    const tokens = row && (await tokensOf(sqlOf(req), connection))
    if (!row || !tokens) throw dead()
    // Somebody else renewed it while this one waited at the row.
    if (tokens.access !== seen.access && isGood(tokens)) return tokens.access
    const renewed = await renew(req, row, tokens, signal)
    if (renewed) await keepTokens(req, connection, renewed)
    if (!renewed && !isGood(tokens)) throw dead()
    return (renewed ?? tokens).access
  })
}

const isGood = ({ accessEndsAt }: Access): boolean => accessEndsAt === null || accessEndsAt > Date.now() + early

const renew = async (req: Parameters<typeof keepTokens>[0], { agency, platform }: { agency: string; platform: string }, tokens: Access, signal?: AbortSignal): Promise<Access | null> => {
  const application = await applicationFor(sqlOf(req), agency, platform)
  if (!tokens.refresh || !application) return null
  const renewed = await networkFor(platform, application.clientSecret).refresh({ application, refresh: tokens.refresh, signal })
  // The life of a consent does not begin anew with a renewal.
  return renewed && { ...renewed, refresh: renewed.refresh ?? tokens.refresh, consentEndsAt: tokens.consentEndsAt ?? renewed.consentEndsAt }
}

const dueSql = `select id from connections where next_refresh_at <= now() and kind = 'social_account' and status in ('ok', 'expiring', 'unchecked') order by next_refresh_at limit 200`

/** Hourly: renews tokens before they end, marks accounts whose consent ends, and tells of those that must be connected again. */
export const refreshSocialTokens = async (payload: Payload): Promise<Record<string, number>> => {
  const counts = { renewed: 0, refused: 0 }
  for (const { id } of await poolOf(payload).query<{ id: string }>(dueSql)) {
    try {
      await accessFor(payload, id, { force: true })
      counts.renewed += 1
    } catch (error) {
      if (!isVendorError(error, 'human')) log.warn({ err: error, connection: id }, 'an account was not renewed')
      else counts.refused += Number(await accountBroken(await systemRequest(payload, 'refresh-social-tokens'), id, error.message))
    }
  }
  return { ...counts, ...(await watchAccounts(payload)) }
}
