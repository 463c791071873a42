import type { SectionProps } from '../bodies'
import { PlanAndUsage } from './PlanAndUsage'

/** The plan and what was used of it. */
export const Billing = ({ agency, admin, reader }: SectionProps) => <PlanAndUsage admin={admin} agency={agency} reader={reader} />
