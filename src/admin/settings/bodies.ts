import type { PayloadRequest } from 'payload'
import type { ComponentType } from 'react'
import type { Reader } from '../format/reader'
import { Incoming } from './arrivals/Incoming'
import { Audit } from './audit/Audit'
import { Billing } from './billing/Billing'
import { Domain } from './domain/Domain'
import { ApiKeys } from './keys/ApiKeys'
import { Operation } from './operator/Operation'
import type { SectionSlug } from './sections'
import { Services } from './services/Services'
import { Social } from './social/Social'
import { Webhooks } from './webhooks/Webhooks'

/** What each part is given; `agency` is empty where all of them are meant, `row` is what stands behind the part in the address. */
export type SectionProps = { req: PayloadRequest; admin: string; agency: string; reader: Reader; isOperator: boolean; row: string | null; query: Record<string, string | string[] | undefined> }

export const bodies: Record<SectionSlug, ComponentType<SectionProps>> = {
  billing: Billing, domain: Domain, social: Social, services: Services, 'api-keys': ApiKeys, webhooks: Webhooks, incoming: Incoming, audit: Audit, operator: Operation,
}
