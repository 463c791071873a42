import { readFileSync } from 'node:fs'
import path from 'node:path'
import { env } from '@/src/env'
import { fail } from '@/src/errors'
import { shapeRules, type Rule } from './shape'

const file = path.join(env.root, 'src/domain/platform/passwords/common.txt')
const common = new Set(readFileSync(file, 'utf8').split('\n').filter((line) => line && !line.startsWith('#')))

/** What a password must be (spec 00-model, "Decided once"); the screens show the same sentences. */
const passwordRules: readonly Rule[] = [
  ...shapeRules,
  { sentence: 'Choose a password that is less common.', holds: (password) => !common.has(password.toLowerCase()) },
]

/** Refuses a password that breaks a rule; all broken ones are named in `details.rules`. Throws VAL_001. */
export const checkPassword = (password: unknown, email: string | null | undefined, field = 'password'): void => {
  const broken = passwordRules.filter(({ holds }) => typeof password !== 'string' || !holds(password, (email ?? '').toLowerCase())).map(({ sentence }) => sentence)
  if (broken.length) throw fail('VAL_001', { field, message: broken.join(' '), details: { rules: broken } })
}
