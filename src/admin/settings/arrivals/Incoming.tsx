import { env } from '@/src/env'
import type { SectionProps } from '../bodies'
import { Addresses } from './Addresses'
import { DeadLetters } from './DeadLetters'

/** What came in and could not be handled, and the addresses where messages come in. */
export const Incoming = ({ agency, reader }: SectionProps) => (
  <>
    <DeadLetters agency={agency} reader={reader} />
    {agency && <Addresses agency={agency} origin={env.appUrl.replace(/\/$/, '')} reader={reader} />}
  </>
)
