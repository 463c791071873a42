import { freePort } from '@/src/testing/freePort'

const wide = ['STAFF_REQUESTS_PER_MINUTE', 'CLIENT_REQUESTS_PER_MINUTE', 'AGENCY_REQUESTS_PER_MINUTE', 'ADDRESS_REQUESTS_PER_MINUTE', 'KEY_REQUESTS_PER_MINUTE']
const narrower = ['UPLOADS_PER_MINUTE', 'EXPORTS_PER_MINUTE', 'GENERATIONS_PER_MINUTE', 'SIGN_INS_PER_MINUTE']

/** Limits are another proof's business: here they are out of the way. Call it before anything reads the environment. */
export const openLimits = async (): Promise<number> => {
  for (const name of wide) process.env[name] = '1000000'
  for (const name of narrower) process.env[name] = '10000'
  const port = await freePort()
  process.env.SANDBOX_PORT = String(port)
  return port
}
