import type { Payload, PayloadRequest } from 'payload'
import type { PortalBrand } from '@/src/domain/platform/agency/brand'
import type { Reader } from '@/src/browser/format/reader'
import type { Theme } from './brand/variables'

/** What every page of an agency's host knows, signed in or not. */
export type Here = { payload: Payload; req: PayloadRequest; agency: { id: string; slug: string }; brand: PortalBrand; theme: Theme }

export type Person = { id: string; name: string; firstName: string; email: string; avatar: string | null; locale: string; zone: string }
export type OwnClient = { id: string; name: string }

/** What the pages behind the sign-in know: who looks, and at which of their clients. */
export type Inside = Here & { person: Person; reader: Reader; client: OwnClient; clients: OwnClient[] }
