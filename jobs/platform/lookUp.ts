import { settleRecheck } from '@/src/domain/platform/domains/recheck'
import { systemRequest } from '@/src/engine/database'
import type { Kind } from '@/src/engine/effects'
import { nameServers } from '@/src/providers'
import type { TextRecords } from '@/src/providers/dns/port'

/** What stands under all of these names; where nothing does, that a lookup failed, else what the first name says. */
const textUnder = async (names: readonly string[]): Promise<TextRecords> => {
  const said = await Promise.all(names.map((name) => nameServers().text(name)))
  const found = said.flatMap((one) => ('found' in one ? one.found : []))
  return found.length ? { found } : (said.find((one) => 'fault' in one && one.fault === 'lookup') ?? said[0]!)
}

/** Asks DNS for TXT records; that they are not there is an answer too. */
export const lookUp: Kind = {
  seconds: 15,
  perform: async ({ request }) => ({ response: await textUnder((request as { names: string[] }).names) }),
}

/** Looks a verified domain's record up again and draws what follows from it. */
export const recheck: Kind = {
  seconds: 30,
  perform: async ({ request }, { payload }) => {
    const { agency, names } = request as { agency: string; names: [string] }
    const looked = await textUnder(names)
    return { response: { looked, outcome: await settleRecheck(await systemRequest(payload, 'recheck-domains'), agency, names[0], looked) } }
  },
}
