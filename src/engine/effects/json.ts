import { createHash } from 'node:crypto'

const unstorable = /\p{Surrogate}|\0/gu

/** JSON text for a jsonb column, without what Postgres refuses in one: NUL and lone surrogates. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, inner: unknown) => (typeof inner === 'string' ? inner.replace(unstorable, '') : inner))

/** The value as a later read finds it, so that a fresh result and one read back are never different. */
export const asStored = <T>(value: T): T => JSON.parse(toJson(value)) as T

/** SHA-256 (hex) of the value, whatever the order of its keys: jsonb keeps none. */
export const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(asStored(value), sorted)).digest('hex')

const sorted = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
