import type { SectionProps } from '../sections'
import { ServiceKeys } from './ServiceKeys'

/** The agency's own keys of the services that write, search and find pictures. */
export const Services = ({ agency, admin, reader }: SectionProps) => <ServiceKeys admin={admin} agency={agency} reader={reader} />
