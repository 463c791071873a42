import { env } from '@/src/env'
import { VendorError } from '@/src/engine/http'
import type { NameServers } from '@/src/providers/dns/port'
import { SystemNames } from '@/src/providers/dns/system/client'
import { FreepikImages } from '@/src/providers/images/freepik/client'
import type { StockImages } from '@/src/providers/images/port'
import type { MailSender } from '@/src/providers/mail/port'
import { SmtpMail } from '@/src/providers/mail/smtp/client'
import { imagesPolicy, searchPolicy, textPolicy } from '@/src/providers/policies'
import type { WebSearch } from '@/src/providers/search/port'
import { TavilySearch } from '@/src/providers/search/tavily/client'
import { AnthropicText } from '@/src/providers/text/anthropic/client'
import type { TextModel } from '@/src/providers/text/port'

export type ProviderKeys = { text?: string; search?: string; images?: string }

export type Providers = { text: TextModel; search: WebSearch; images: StockImages; /** What comes from here is sample output. */ sandbox: boolean }

const sandbox = env.providersMode === 'sandbox'

/** Origins that may be fetched although they are not public: the sandbox's own sample pages, and only in sandbox mode. */
export const allowedOrigins: readonly string[] = sandbox ? [new URL(env.sandboxUrl).origin] : []

const missing = (service: string): VendorError =>
  new VendorError({ kind: 'human', code: 'BIZ_008', message: `Add your key for ${service} under Connections first.` })

const absent = (service: string) => () => Promise.reject(missing(service))

// A live service without a key is an answer to its first call, so that what does not need it still works.
const keyFor = (given: string | undefined, platform: string | undefined): string | null => given || (sandbox ? 'sandbox-key' : platform) || null

const textFor = (apiKey: string | null): TextModel => {
  const model = new AnthropicText({ apiKey: apiKey ?? 'none', baseUrl: env.anthropicBaseUrl, policy: textPolicy(sandbox) })
  return apiKey ? model : { generate: absent('the text service'), price: model.price, estimate: model.estimate }
}

const searchFor = (apiKey: string | null): WebSearch =>
  apiKey ? new TavilySearch({ apiKey, baseUrl: env.tavilyBaseUrl, policy: searchPolicy(sandbox) }) : { search: absent('the search service') }

const imagesFor = (apiKey: string | null): StockImages => {
  if (!apiKey) return { search: absent('the image service'), download: absent('the image service') }
  return new FreepikImages({ apiKey, baseUrl: env.freepikBaseUrl, keyHeader: env.freepikKeyHeader, policy: imagesPolicy(sandbox), allow: [...allowedOrigins] })
}

/**
 * The services of one agency: its own keys, else the platform's; in sandbox mode the local stand-ins for all three.
 * A service without a key rejects with VendorError `human`, BIZ_008, when it is used.
 */
export const providersFor = (keys: ProviderKeys = {}): Providers => ({
  text: textFor(keyFor(keys.text, env.anthropicApiKey)),
  search: searchFor(keyFor(keys.search, env.tavilyApiKey)),
  images: imagesFor(keyFor(keys.images, env.freepikApiKey)),
  sandbox,
})

/** Mail through the server of `SMTP_URL`, or into the sandbox's letter box. */
export const mailSender = (): MailSender => new SmtpMail(env.smtpUrl)

/** The name servers of `DNS_SERVERS`, else the system's; in sandbox mode the local one. */
export const nameServers = (): NameServers => new SystemNames(env.dnsServers)
