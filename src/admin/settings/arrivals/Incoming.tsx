import { agencyUrl } from '@/src/domain/platform/hosts/address'
import type { SectionProps } from '../sections'
import { Addresses } from './Addresses'
import { DeadLetters } from './DeadLetters'

/** What came in and could not be handled, and the addresses, at the agency's own host, where messages come in. */
export const Incoming = async ({ req, agency, reader }: SectionProps) => (
  <>
    <DeadLetters agency={agency} reader={reader} />
    {agency && <Addresses agency={agency} origin={await agencyUrl(req, agency)} reader={reader} />}
  </>
)
