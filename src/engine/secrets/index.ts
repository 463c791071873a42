import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { sameBytes } from '@/src/engine/sameBytes'
import { env } from '@/src/env'

type Ring = { current: string; keys: Map<string, Buffer> }

const ringOf = (list: string): Ring => {
  const entries = list.split(',').map((entry) => entry.split(':') as [string, string])
  return { current: entries[0]![0], keys: new Map(entries.map(([id, key]) => [id, Buffer.from(key, 'base64')])) }
}

let ring = ringOf(env.encryptionKeys)

/** Takes another ring, as a restart with other `ENCRYPTION_KEYS` does. */
export const useKeys = (list: string): void => {
  ring = ringOf(list)
}

/**
 * AES-256-GCM with the ring's first key and a fresh 96-bit nonce: `v1.<key id>.<nonce>.<tag>.<ciphertext>`, base64url.
 * `owner` (collection and row) is associated data, so that a sealed text copied into another row does not open.
 */
export const seal = (plain: string, owner: string): string => {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', ring.keys.get(ring.current)!, nonce).setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return ['v1', ring.current, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.')
}

const macOf = (keyId: string, text: string): Buffer | null => {
  const key = ring.keys.get(keyId)
  // A key of its own, so that a signature tells nothing about what the ring seals.
  return key ? createHmac('sha256', Buffer.from(hkdfSync('sha256', key, '', 'signed links', 32))).update(text).digest() : null
}

/** Signs a text with the ring's first key: `<key id>.<HMAC-SHA256>`, base64url. What it says must be in the text, its end too. */
export const sign = (text: string): string => `${ring.current}.${macOf(ring.current, text)!.toString('base64url')}`

/** Whether `sign` made this signature for the text, with a key that is still in the ring. */
export const isSigned = (text: string, signature: string): boolean => {
  const [keyId = '', mac = ''] = signature.split('.')
  const [wanted, given] = [macOf(keyId, text), Buffer.from(mac, 'base64url')]
  return wanted !== null && sameBytes(wanted, given)
}

/** The query of a link that opens what a text names until `until`, in seconds since 1970: `until=…&key=…`. */
export const signedUntil = (text: string, until: number): string => `until=${until}&key=${sign(`${text}|${until}`)}`

/** Whether the parts of such a query are of this text and its end is still ahead. */
export const opensStill = (text: string, until: string | null | undefined, key: string | null | undefined): boolean => {
  const end = Number(until)
  return Number.isSafeInteger(end) && end * 1000 > Date.now() && isSigned(`${text}|${end}`, key ?? '')
}

/** What the ring's first key has sealed begins so: a pattern for `like`. */
export const currentPattern = (): string => `v1.${ring.current.replaceAll('_', '\\_')}.%`

/** Opens what `seal` made for the same owner. Throws when the key is gone from the ring, or the text or its row was changed. */
export const open = (sealed: string, owner: string): string => {
  const [version, keyId, ...parts] = sealed.split('.')
  const key = ring.keys.get(keyId ?? '')
  if (version !== 'v1' || parts.length !== 3 || !key) throw new Error('This secret cannot be opened with the keys at hand.')
  const [nonce, tag, text] = parts.map((part) => Buffer.from(part, 'base64url')) as [Buffer, Buffer, Buffer]
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner)).setAuthTag(tag)
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
}
