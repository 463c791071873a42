import { timingSafeEqual } from 'node:crypto'

/** Compares in a time that does not depend on where the two differ; only their lengths may be told apart. */
export const sameBytes = (one: Buffer, other: Buffer): boolean => one.length === other.length && timingSafeEqual(one, other)
