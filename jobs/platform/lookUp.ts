import { settleRecheck } from '@/src/domain/platform/domains/recheck'
import { systemRequest } from '@/src/engine/database'
import type { Kind } from '@/src/engine/effects'
import { nameServers } from '@/src/providers'

/** Asks DNS for one TXT record; that it is not there is an answer too. */
export const lookUp: Kind = {
  seconds: 15,
  perform: async ({ request }) => ({ response: await nameServers().text((request as { name: string }).name) }),
}

/** Looks a verified domain's record up again and draws what follows from it. */
export const recheck: Kind = {
  seconds: 30,
  perform: async ({ request }, { payload }) => {
    const { agency, name } = request as { agency: string; name: string }
    const looked = await nameServers().text(name)
    return { response: { looked, outcome: await settleRecheck(await systemRequest(payload, 'recheck-domains'), agency, name, looked) } }
  },
}
