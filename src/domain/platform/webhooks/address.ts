import { checkedAddress, FetchError } from '@/src/engine/http'
import { env } from '@/src/env'
import { fail } from '@/src/errors'

/** The sandbox's own page for messages: the one address that is no public https address, and only while the sandbox plays the vendors. */
const isSink = (url: URL): boolean => env.providersMode === 'sandbox' && url.origin === env.sandboxUrl && url.pathname.startsWith('/webhooks/')

/** The origins that a delivery to `url` may connect to although they are not public. */
export const allowedFor = (url: string): string[] => (URL.canParse(url) && isSink(new URL(url)) ? [env.sandboxUrl] : [])

/** Checks where messages are to go: public, https, no credentials. A name is checked again when it is connected to. Throws VAL_003. */
export const checkedTarget = (given: unknown): string => {
  const text = String(given ?? '').trim()
  if (!URL.canParse(text)) throw refused('Give the whole address, for example https://example.com/hooks.')
  const url = new URL(text)
  if (isSink(url)) return url.href
  if (url.protocol !== 'https:') throw refused('Messages are sent to addresses that begin with https:// only.')
  try {
    return checkedAddress(url).href
  } catch (error) {
    if (error instanceof FetchError) throw refused('Messages are sent to public addresses only, without a port or a password in the address.')
    throw error
  }
}

const refused = (message: string) => fail('VAL_003', { field: 'url', message })
