import pino from 'pino'
import { env } from '@/src/env'

const secretNames = ['password', 'token', 'secret', 'authorization', 'cookie', 'apiKey', 'api_key', 'key', 'hash', 'salt']
const nested = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `headers["${name}"]`])

type Thrown = Error & { code?: unknown; status?: unknown }

/** An error without what hangs on it: a database error carries its whole client. */
const plainError = (thrown: unknown): unknown => {
  if (!(thrown instanceof Error)) return thrown
  const { name, message, code, status, stack } = thrown as Thrown
  return { type: name, message, ...(code !== undefined && { code }), ...(status !== undefined && { status }), stack }
}

/** JSON lines on stdout; names that may hold a secret are censored wherever they stand up to three levels deep. */
export const log = pino({
  level: env.logLevel,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: plainError },
  redact: { paths: [...nested, 'headers["x-api-key"]'], censor: '[kept secret]' },
})
