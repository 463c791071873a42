import type { Endpoint } from 'payload'
import { domainEndpoints } from '@/src/domain/platform/domains/endpoints'

/** Mounted under `/api/agencies`, before Payload's own. */
export const agencyEndpoints: Endpoint[] = [...domainEndpoints]
