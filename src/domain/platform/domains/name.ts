import { domainToASCII } from 'node:url'
import { isPlatformHost } from '@/src/domain/platform/hosts/place'
import { env } from '@/src/env'
import { fail } from '@/src/errors'

const form = /^([a-z0-9]+(-+[a-z0-9]+)*\.)+([a-z]{2,}|xn--[a-z0-9-]+)$/

/** A domain as DNS knows it: lower-case, international names in ASCII form. Throws VAL_003 for anything else, and for the platform's own. */
export const domainName = (given: string): string => {
  const text = given.trim().toLowerCase().replace(/\.$/, '')
  const name = /^[^\s/:@?#[\]\\]+$/.test(text) ? domainToASCII(text) : ''
  if (!form.test(name) || name.length > 253 || name.split('.').some((label) => label.length > 63)) throw fail('VAL_003', { field: 'domain', message: 'Give a domain such as content.example.com, without https:// and path.' })
  if (isOurs(name)) throw fail('VAL_003', { field: 'domain', message: 'This domain belongs to the platform.' })
  return name
}

const isOurs = (name: string): boolean => isPlatformHost(name) || name.endsWith(`.${env.platformDomain}`) || env.fileHosts.includes(name)

// Everybody can read an agency's DNS: the record names nobody. The second sign is what was asked for before.
const [sign, earlierSign] = ['portal-verify', 'impresario-verify']

/** The TXT record that proves a domain. */
export const recordOf = (domain: string, token: string) => ({ type: 'TXT', name: `_${sign}.${domain}`, value: `${sign}=${token}` })

/** The names under which a proof may stand: the one that is asked for, and the one that was. */
export const proofNames = (domain: string): [string, string] => [`_${sign}.${domain}`, `_${earlierSign}.${domain}`]

/** Whether one of the texts under a domain's names is its proof: compared exactly, after quotes that some panels store. */
export const proves = (texts: readonly string[], token: string): boolean =>
  texts.map((text) => text.trim().replace(/^"(.*)"$/, '$1')).some((text) => text === `${sign}=${token}` || text === `${earlierSign}=${token}`)
