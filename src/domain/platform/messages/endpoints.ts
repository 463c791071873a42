import type { Endpoint } from 'payload'

/** Conversations, their lines and marks. */
export const messageEndpoints: Endpoint[] = []
