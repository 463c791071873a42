import type { KeyRow } from './state'

/** What the dialog holds while a key is made or changed; figures and lists as they are typed. */
export type KeyValues = { name: string; description: string; scopes: string[]; allowedIps: string; perMinute: string; perDay: string; expires: string; mode: 'live' | 'test' }
export type KeyFaults = Partial<Record<keyof KeyValues, string>>

export const emptyKey: KeyValues = { name: '', description: '', scopes: [], allowedIps: '', perMinute: '60', perDay: '10000', expires: '', mode: 'live' }

export const valuesOf = (row: KeyRow): KeyValues => ({
  name: row.name, description: row.description ?? '', scopes: row.scopes, allowedIps: (row.allowedIps ?? []).join('\n'), perMinute: String(row.rateLimitPerMinute), perDay: String(row.rateLimitPerDay),
  expires: row.expiresAt?.slice(0, 10) ?? '', mode: row.mode,
})

const networksOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean)

const wholeFault = (text: string): string | undefined => (/^[1-9]\d*$/.test(text.trim()) ? undefined : 'Enter a whole number of at least 1.')

/** What is missing or wrong before anything is sent. */
export const faultsIn = (values: KeyValues, now: number): KeyFaults => {
  const found: KeyFaults = {
    name: values.name.trim() ? undefined : 'Give the key a name.',
    scopes: values.scopes.length ? undefined : 'Choose at least one thing that the key may do.',
    perMinute: wholeFault(values.perMinute),
    perDay: wholeFault(values.perDay),
    expires: values.expires && Date.parse(`${values.expires}T23:59:59Z`) <= now ? 'Choose a day to come.' : undefined,
  }
  return Object.fromEntries(Object.entries(found).filter(([, fault]) => fault))
}

const fields: Record<string, keyof KeyValues> = { name: 'name', description: 'description', scopes: 'scopes', allowedIps: 'allowedIps', rateLimitPerMinute: 'perMinute', rateLimitPerDay: 'perDay', expiresAt: 'expires', mode: 'mode' }

/** The server's faults by our names. */
export const namedFaults = (told: readonly { field: string; message: string }[]): KeyFaults =>
  Object.fromEntries(told.flatMap(({ field, message }) => { const ours = fields[field.split('.')[0]!]; return ours ? [[ours, message]] : [] }))

/** The body of the call. A key ends with the chosen day, in UTC; a day that was not touched stays the moment it was. */
export const bodyOf = (values: KeyValues, row?: KeyRow) => ({
  name: values.name.trim(),
  description: values.description.trim() || (row ? null : undefined),
  allowedIps: networksOf(values.allowedIps),
  rateLimitPerMinute: Number(values.perMinute),
  rateLimitPerDay: Number(values.perDay),
  expiresAt: !values.expires ? null : row?.expiresAt?.slice(0, 10) === values.expires ? row.expiresAt : `${values.expires}T23:59:59.000Z`,
})
