import type { SectionProps } from '../sections'
import { PlanAndUsage } from './PlanAndUsage'

/** The plan and what was used of it. */
export const Billing = ({ agency, admin, reader }: SectionProps) => <PlanAndUsage admin={admin} agency={agency} reader={reader} />
