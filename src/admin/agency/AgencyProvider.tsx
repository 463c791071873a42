import { TenantSelectionProvider } from '@payloadcms/plugin-multi-tenant/rsc'
import type { ComponentProps } from 'react'
import { entersAdmin } from '@/access/accessFor'

/** The agency selector's provider, for those who may enter: it asks for agencies, and a refusal there would fail the page that says so. */
export const AgencyProvider = (props: ComponentProps<typeof TenantSelectionProvider>) =>
  props.user && !entersAdmin(props.user) ? props.children : <TenantSelectionProvider {...props} />
