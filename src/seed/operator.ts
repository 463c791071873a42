import { randomBytes } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { checkPassword } from '@/src/domain/platform/passwords/rules'
import { inTransaction, sqlOf, systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { env } from '@/src/env'

type Made = { email: string; password: string | null }

/**
 * The operator's account, made before the port opens: of `OPERATOR_EMAIL` and `OPERATOR_PASSWORD`, or, when the installation has
 * no operator at all, one with a password that is printed this once. Whoever is there stays as they are. Safe to run in many
 * processes at a time. Answers what was made, null for nothing.
 */
export const ensureOperator = async (payload: Payload, say: (line: string) => void = console.log): Promise<Made | null> => {
  const made = await inTransaction(await systemRequest(payload, 'first start'), async (req) => {
    await sqlOf(req).query(`select pg_advisory_xact_lock(hashtext('first.operator'))`)
    return env.operatorEmail ? ofEnvironment(req, env.operatorEmail.toLowerCase(), env.operatorPassword!) : ofFirstStart(req)
  })
  if (made?.password) say(`\n  Operator   ${made.email}\n  Password   ${made.password}   (shown this once: change it after signing in)\n`)
  return made
}

const ofEnvironment = async (req: PayloadRequest, email: string, password: string): Promise<Made | null> => {
  const [known] = await sqlOf(req).query('select 1 from users where email = $1', [email])
  if (known) return null
  checkPassword(password, email, 'OPERATOR_PASSWORD')
  await make(req, email, password)
  return { email, password: null }
}

const ofFirstStart = async (req: PayloadRequest): Promise<Made | null> => {
  const [known] = await sqlOf(req).query('select 1 from users where is_super_admin limit 1')
  if (known) return null
  const [email, password] = ['operator@impresario.test', `${randomBytes(12).toString('base64url')}aA1`]
  await make(req, email, password)
  return { email, password }
}

const make = (req: PayloadRequest, email: string, password: string) =>
  asSystem(req, 'first start').create('users', { email, password, firstName: 'Operator', isSuperAdmin: true } as never)
