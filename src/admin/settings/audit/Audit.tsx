import type { SectionProps } from '../sections'
import { AuditLog } from './AuditLog'

/** Who did what; for the operator of all agencies where none is picked. */
export const Audit = ({ agency, reader }: SectionProps) => <AuditLog agency={agency} reader={reader} />
