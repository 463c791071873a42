import { createHmac } from 'node:crypto'
import { env } from '@/src/env'

/** The secret that the sandbox and the product share in one installation; it signs nothing outside of it. */
export const sandboxSecret = (): string => createHmac('sha256', env.payloadSecret).update('sandbox webhooks').digest('hex')
