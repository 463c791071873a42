import { env } from '@/src/env'
import { VendorError, type VendorPolicy } from '@/src/engine/http'
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

const isSandboxed = env.providersMode === 'sandbox'

/** Origins that may be fetched although they are not public: the sandbox's own sample pages, where the sandbox plays the vendors. */
export const allowedOrigins = (isTest = false): readonly string[] => (isTest || isSandboxed ? [new URL(env.sandboxUrl).origin] : [])

type Base = { baseUrl: string; policy: VendorPolicy }
type Bases = { text: Base; search: Base; images: Base; isTest: boolean }

const vendors: Bases = {
  text: { baseUrl: env.anthropicBaseUrl, policy: textPolicy(isSandboxed) },
  search: { baseUrl: env.tavilyBaseUrl, policy: searchPolicy(isSandboxed) },
  images: { baseUrl: env.freepikBaseUrl, policy: imagesPolicy(isSandboxed) },
  isTest: false,
}

// Names of their own, so that a fault of the sandbox never closes the way to a live vendor.
const standIn = (path: string, policy: VendorPolicy): Base => ({ baseUrl: `${env.sandboxUrl}/${path}`, policy: { ...policy, name: `${policy.name}-test` } })
const standIns: Bases = {
  text: standIn('anthropic', textPolicy(true)), search: standIn('tavily', searchPolicy(true)), images: standIn('freepik', imagesPolicy(true)), isTest: true,
}

const missing = (service: string): VendorError =>
  new VendorError({ kind: 'human', code: 'BIZ_008', message: `Add your key for ${service} under Connections first.` })

const absent = (service: string) => () => Promise.reject(missing(service))

// A live service without a key is an answer to its first call, so that what does not need it still works.
const keyFor = (given: string | undefined, platform: string | undefined): string | null => given || (isSandboxed ? 'sandbox-key' : platform) || null

const textFor = (apiKey: string | null, { text }: Bases): TextModel => {
  const model = new AnthropicText({ apiKey: apiKey ?? 'none', ...text })
  return apiKey ? model : { generate: absent('the text service'), price: model.price, estimate: model.estimate }
}

const searchFor = (apiKey: string | null, { search }: Bases): WebSearch =>
  apiKey ? new TavilySearch({ apiKey, ...search }) : { search: absent('the search service') }

const imagesFor = (apiKey: string | null, { images, isTest }: Bases): StockImages => {
  if (!apiKey) return { search: absent('the image service'), download: absent('the image service') }
  return new FreepikImages({ apiKey, ...images, keyHeader: env.freepikKeyHeader, allow: [...allowedOrigins(isTest)] })
}

/**
 * The services of one agency: its own keys, else the platform's; in sandbox mode the local stand-ins for all three.
 * A service without a key rejects with VendorError `human`, BIZ_008, when it is used.
 */
export const providersFor = (keys: ProviderKeys = {}): Providers => ({
  text: textFor(keyFor(keys.text, env.anthropicApiKey), vendors),
  search: searchFor(keyFor(keys.search, env.tavilyApiKey), vendors),
  images: imagesFor(keyFor(keys.images, env.freepikApiKey), vendors),
  sandbox: isSandboxed,
})

/** The local stand-ins, whatever the mode: all that a test key reaches. No key of anybody's goes there. */
export const sandboxProviders = (): Providers => ({
  text: textFor('sandbox-key', standIns), search: searchFor('sandbox-key', standIns), images: imagesFor('sandbox-key', standIns), sandbox: true,
})

/** Mail through the server of `SMTP_URL`, or into the sandbox's letter box. */
export const mailSender = (): MailSender => new SmtpMail(env.smtpUrl)

/** The name servers of `DNS_SERVERS`, else the system's; in sandbox mode the local one. */
export const nameServers = (): NameServers => new SystemNames(env.dnsServers)
