import pino from 'pino'
import { env } from '@/src/env'

const secretNames = ['password', 'token', 'secret', 'authorization', 'cookie', 'apiKey', 'api_key', 'key', 'hash', 'salt']
const nested = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `headers["${name}"]`])

type Thrown = Error & { code?: unknown; status?: unknown }

/** A failed statement tells its values with it: a person's hash, what somebody wrote. They stop where the stack begins. */
export const withoutValues = (text: string): string => text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, '\nparams: [kept secret]')

/** An error without what hangs on it: a database error carries its whole client, and the values of its statement. */
export const plainError = (thrown: unknown): unknown => {
  if (!(thrown instanceof Error)) return thrown
  const { name, message, code, status, stack, cause } = thrown as Thrown
  const why = cause instanceof Error ? withoutValues(cause.message) : undefined
  return { type: name, message: withoutValues(message), ...(code !== undefined && { code }), ...(status !== undefined && { status }), ...(why && { cause: why }), stack: withoutValues(stack ?? '') }
}

/** JSON lines on stdout; names that may hold a secret are censored wherever they stand up to three levels deep. */
export const log = pino({
  level: env.logLevel,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: plainError },
  redact: { paths: [...nested, 'headers["x-api-key"]'], censor: '[kept secret]' },
})
