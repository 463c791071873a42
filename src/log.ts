import pino from 'pino'
import { env } from '@/src/env'

const secretNames = ['password', 'token', 'secret', 'authorization', 'cookie', 'apiKey', 'api_key', 'key', 'hash', 'salt']
const nested = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `headers["${name}"]`])

/** JSON lines on stdout; names that may hold a secret are censored wherever they stand up to three levels deep. */
export const log = pino({
  level: env.logLevel,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: [...nested, 'headers["x-api-key"]'], censor: '[kept secret]' },
})
