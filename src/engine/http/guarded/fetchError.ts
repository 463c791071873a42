import type { ErrorCode } from '@/src/errorCodes'

export type FetchFault = 'address' | 'redirects' | 'robots' | 'type' | 'too_large' | 'timeout' | 'status' | 'network' | 'unreadable' | 'stopped'

const sentences: Record<FetchFault, string> = {
  address: 'This address cannot be used. It must be a public web address that begins with http:// or https:// and names no other port.',
  redirects: 'This address forwards too often or in a circle.',
  robots: 'The site does not allow this page to be read automatically.',
  type: 'This address does not hold a page or document that can be read.',
  too_large: 'The page is too large to be read.',
  timeout: 'The site took too long to answer.',
  status: 'The site did not return the page.',
  network: 'The site could not be reached.',
  unreadable: 'The site sent something that could not be unpacked.',
  stopped: 'Reading the page was stopped.',
}

/** Why an address from a person or the web was not read. `message` can be shown as it is; `detail` is for the log. */
export class FetchError extends Error {
  override readonly name = 'FetchError'
  readonly code: ErrorCode = 'VAL_001'

  constructor(
    readonly reason: FetchFault,
    readonly detail = '',
    readonly status?: number,
  ) {
    super(reason === 'status' && status ? `The site did not return the page (status ${status}).` : sentences[reason])
  }
}
