import type { PayloadRequest } from 'payload'
import { isUuid } from '@/src/engine/ids'
import { roundById } from '../rows'
import { linkFor } from './links'

/** Stands for a link in a mail that is not written yet: of which round, for whom, and where to instead. */
export const decisionUrl = (round: string, user: string, page: string): string => `decide:${round}:${user}:${page}`

/** Whether an address stands for a link that is made when the mail is written. */
export const isDecisionUrl = (url: string): boolean => url.startsWith('decide:')

/** Makes the link that such an address stands for, for the mail that is written just now; the page of the subject once there is nothing to decide or no link is wanted. */
export const makeDecisionUrl = async (req: PayloadRequest, url: string): Promise<string> => {
  const [, round, user, ...page] = url.split(':')
  const known = isUuid(round) && isUuid(user) ? await roundById(req, round!) : null
  const link = known?.status === 'open' ? await linkFor(req, known, user!) : null
  return link ?? page.join(':')
}
