import { readFileSync } from 'node:fs'
import path from 'node:path'
import { env } from '@/src/env'
import { fail } from '@/src/errors'

const file = path.join(env.root, 'src/domain/platform/passwords/common.txt')
const common = new Set(readFileSync(file, 'utf8').split('\n').filter((line) => line && !line.startsWith('#')))

type Rule = { sentence: string; holds(password: string, email: string): boolean }

/** What a password must be (spec 00-model, "Decided once"); the screens show the same sentences. */
export const passwordRules: readonly Rule[] = [
  { sentence: 'Use at least 10 characters.', holds: (password) => password.length >= 10 },
  { sentence: 'Use at most 128 characters.', holds: (password) => password.length <= 128 },
  { sentence: 'Use an upper-case letter.', holds: (password) => /\p{Lu}/u.test(password) },
  { sentence: 'Use a lower-case letter.', holds: (password) => /\p{Ll}/u.test(password) },
  { sentence: 'Use a digit.', holds: (password) => /\d/.test(password) },
  { sentence: 'Choose something other than your address.', holds: (password, email) => !email || ![email, email.split('@')[0]].includes(password.toLowerCase()) },
  { sentence: 'Choose a password that is less common.', holds: (password) => !common.has(password.toLowerCase()) },
]

/** Refuses a password that breaks a rule; all broken ones are named in `details.rules`. Throws VAL_001. */
export const checkPassword = (password: unknown, email: string | null | undefined, field = 'password'): void => {
  const broken = passwordRules.filter(({ holds }) => typeof password !== 'string' || !holds(password, (email ?? '').toLowerCase())).map(({ sentence }) => sentence)
  if (broken.length) throw fail('VAL_001', { field, message: broken.join(' '), details: { rules: broken } })
}
