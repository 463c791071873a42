import type { SectionProps } from '../bodies'
import { AuditLog } from './AuditLog'
import { peopleOf } from './people'

/** Who did what; for the operator of all agencies where none is picked. */
export const Audit = async ({ req, agency, reader }: SectionProps) => <AuditLog agency={agency} people={await peopleOf(req, agency)} reader={reader} />
