import { settleFound, type Found } from '@/src/domain/social/connections/attach'
import { redirectUri, verifierOf } from '@/src/domain/social/connections/link'
import { applicationFor, restsOn } from '@/src/domain/social/connections/tokens'
import { poolOf, systemRequest } from '@/src/engine/database'
import type { Kind } from '@/src/engine/effects'
import { open } from '@/src/engine/secrets'
import { networkFor } from '@/src/providers/social'

const noApplication = { error: 'no_application' }

/** Says where a person consents; the state stays a placeholder, because it is a secret and this answer is kept. */
export const address: Kind = {
  seconds: 10,
  perform: async ({ request }, { payload }) => {
    const { platform, agency, challenge } = request as { platform: string; agency: string; challenge: string }
    const application = await applicationFor(poolOf(payload), agency, platform)
    if (!application) return { response: noApplication }
    return { response: { url: networkFor(platform).authorizeUrl({ application, redirectUri, state: 'STATE', challenge }) } }
  },
}

/** Exchanges a code, once, and connects what stands behind it. The code is wiped however it ends. */
export const connect: Kind = {
  attempts: 1,
  seconds: 25,
  perform: async ({ id, key, request }, { payload, signal }) => {
    const { link, sealed } = request as { link: string; sealed: string }
    const db = poolOf(payload)
    try {
      const [row] = await db.query<{ platform: string; agency: string; sealed: string }>('select platform, agency_id as agency, sealed from account_links where id = $1 and closed_at is null', [link])
      const application = row && (await applicationFor(db, row.agency, row.platform))
      if (!row || !application) return { response: noApplication }
      const network = networkFor(row.platform, application.clientSecret)
      const tokens = await network.exchange({ application, redirectUri, code: open(sealed, key), verifier: verifierOf(link, row.sealed), signal })
      const found: Found = { tokens, accounts: await network.accounts(tokens.access, signal) }
      return { response: await settleFound(await systemRequest(payload, 'connect-account'), link, found) }
    } catch (error) {
      await db.query(`update account_links set error = 'failed' where id = $1`, [link])
      throw error
    } finally {
      await db.query(`update effects set request = request - 'sealed' where id = $1`, [id])
    }
  },
}

/** Withdraws a consent at the network, as far as it can be withdrawn there without ending other accounts that rest on it. */
export const revoke: Kind = {
  attempts: 5,
  perform: async ({ id, key, request }, { payload, signal }) => {
    const { platform, agency, sealed } = request as { platform: string; agency: string; sealed?: string }
    const application = await applicationFor(poolOf(payload), agency, platform)
    if (!application || !sealed) return { response: null }
    const { access, refresh } = JSON.parse(open(sealed, key)) as { access: string; refresh: string | null }
    const network = networkFor(platform, application.clientSecret)
    // A person may have consented once for accounts of several clients; this one's tokens are forgotten in any case.
    const isNeeded = network.revokesAll && (await restsOn(poolOf(payload), application.clientId, platform))
    if (!isNeeded) await network.revoke({ application, access, refresh, signal })
    await poolOf(payload).query(`update effects set request = request - 'sealed' where id = $1`, [id])
    return { response: null }
  },
}
