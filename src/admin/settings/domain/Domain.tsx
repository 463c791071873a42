import { env } from '@/src/env'
import type { SectionProps } from '../sections'
import { DomainSteps } from './DomainSteps'

/** The agency's own address, step by step. */
export const Domain = ({ agency, admin, reader }: SectionProps) => <DomainSteps admin={admin} agency={agency} reader={reader} target={env.appHost} />
