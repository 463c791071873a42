import type { Endpoint } from 'payload'

/** Mounted under `/api/documents`. */
export const documentEndpoints: Endpoint[] = []

/** Mounted under `/api/clients`. */
export const clientDocumentEndpoints: Endpoint[] = []
