import type { Endpoint } from 'payload'

/** Marks of notifications. */
export const notificationEndpoints: Endpoint[] = []
