import { describe, expect, it } from 'vitest'
import type { KeyRow } from './state'
import { bodyOf, emptyKey, faultsIn, namedFaults, valuesOf } from './values'

const now = Date.parse('2026-11-20T12:00:00Z')

describe('the dialog of a key', () => {
  it('says what is missing before anything is sent', () => {
    expect(Object.keys(faultsIn({ ...emptyKey, perDay: '1.5', expires: '2026-11-19' }, now))).toEqual(['name', 'scopes', 'perDay', 'expires'])
    expect(faultsIn({ ...emptyKey, name: 'Shop', scopes: ['documents:read'], expires: '2026-11-20' }, now)).toEqual({})
  })

  it('takes networks from lines and commas, and lets a key end with the chosen day', () => {
    expect(bodyOf({ ...emptyKey, name: ' Shop ', allowedIps: '203.0.113.0/24,\n2001:db8::/32 ', expires: '2027-01-31' })).toMatchObject({
      name: 'Shop', description: undefined, allowedIps: ['203.0.113.0/24', '2001:db8::/32'], expiresAt: '2027-01-31T23:59:59.000Z',
    })
  })

  it('leaves the moment of expiry alone when nobody touched the day', () => {
    const row = { id: 'k', name: 'Shop', scopes: [], mode: 'live', rateLimitPerMinute: 60, rateLimitPerDay: 100, expiresAt: '2027-01-31T08:30:00.000Z', keyPrefix: 'imp_live_abc', createdAt: '' } satisfies KeyRow
    expect(bodyOf(valuesOf(row), row).expiresAt).toBe('2027-01-31T08:30:00.000Z')
  })

  it('puts the server’s faults beside the field they are about', () => {
    expect(namedFaults([{ field: 'allowedIps.0', message: 'No network.' }, { field: 'elsewhere', message: 'x' }])).toEqual({ allowedIps: 'No network.' })
  })
})
