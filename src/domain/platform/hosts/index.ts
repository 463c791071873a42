import type { Payload } from 'payload'
import { narrowPersons } from '@/src/engine/session'
import { seenFrom } from './enter'
import { useOwnOrigins } from './origins'

export { forgetHosts } from './directory'

/** Lets hosts narrow who is seen, and makes CORS and CSRF follow the agencies' hosts. */
export const useHosts = (payload: Payload): void => {
  narrowPersons(seenFrom)
  useOwnOrigins(payload)
}
