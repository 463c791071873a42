import type { ComponentType } from 'react'
import { Incoming } from './arrivals/Incoming'
import { Audit } from './audit/Audit'
import { Billing } from './billing/Billing'
import { Domain } from './domain/Domain'
import { ApiKeys } from './keys/ApiKeys'
import { Operation } from './operator/Operation'
import type { SectionProps, SectionSlug } from './sections'
import { Services } from './services/Services'
import { Social } from './social/Social'
import { Webhooks } from './webhooks/Webhooks'

export const bodies: Record<SectionSlug, ComponentType<SectionProps>> = {
  billing: Billing, domain: Domain, social: Social, services: Services, 'api-keys': ApiKeys, webhooks: Webhooks, incoming: Incoming, audit: Audit, operator: Operation,
}
