import { pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { sameBytes } from '@/src/engine/sameBytes'
import { fail } from '@/src/errors'

/** Payload's kept form (`payload` 3.90.2, auth/strategies/local): a prefix for 600 000 rounds, none for the 25 000 of before. */
export type Kept = { hash: string | null; salt: string | null }

const [prefix, rounds, length] = ['pbkdf2-sha256-v1:', 600_000, 32]
const derive = promisify(pbkdf2)
const nobody: Kept = { hash: `${prefix}${'0'.repeat(length * 2)}`, salt: randomBytes(32).toString('hex') }

// Hashing fills a core for a fifth of a second: two at once leave room for everybody who is signed in.
const [atOnce, waitingMost] = [2, 50]
let [busy, made] = [0, 0]
const waiting: (() => void)[] = []

const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (waiting.length >= waitingMost) throw fail('SYS_002', { message: 'Too many people sign in just now. Try again in a moment.', details: { retryAfter: 2 } })
  if (busy >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else busy += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else busy -= 1
  }
}

const hashed = (password: string, salt: string, times: number, bytes: number): Promise<Buffer> =>
  inTurn(() => {
    made += 1
    return derive(password, salt, times, bytes, 'sha256')
  })

/** How many hashes this process has made: the work of a sign-in, which must not depend on whether the address is known. */
export const hashesMade = (): number => made

/**
 * Whether a password is the one that is kept. The same work is done for nobody (null) and for people without a password.
 * `isOld`: right, and kept in the weaker form of before.
 */
export const verifyPassword = async (password: string, given: Kept | null): Promise<{ isRight: boolean; isOld: boolean }> => {
  const kept = given?.hash && given.salt ? given : nobody
  const isOld = !kept.hash!.startsWith(prefix)
  const expected = Buffer.from(isOld ? kept.hash! : kept.hash!.slice(prefix.length), 'hex')
  const found = isOld ? await hashed(password, kept.salt!, 25_000, 512) : await hashed(password, kept.salt!, rounds, length)
  const isRight = kept !== nobody && sameBytes(found, expected)
  return { isRight, isOld: isRight && isOld }
}

/** A password in the form that is kept. */
export const hashPassword = async (password: string): Promise<{ hash: string; salt: string }> => {
  const salt = randomBytes(32).toString('hex')
  return { salt, hash: `${prefix}${(await hashed(password, salt, rounds, length)).toString('hex')}` }
}
