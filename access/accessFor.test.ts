import { describe, expect, it } from 'vitest'
import { fieldReadOf, mayCreate, rowsInReach } from './accessFor'
import { permissionOf, permissions, type Permission } from './permissions'

const staff = (role: string, agency = 'a', more = {}) => ({ id: 'me', memberships: [{ agency, role, isActive: true, ...more }] })

describe('what a document cost', () => {
  const reads = (user: unknown) => fieldReadOf('documents', 'costCents')?.({ req: { user } } as never)

  it('is told to staff and kept from the client’s users', () => {
    expect([reads(staff('agency_member')), reads({ id: 'me', isSuperAdmin: true }), reads(staff('client', 'a', { client: 'c' }))]).toEqual([true, true, false])
  })
})

describe('what a person reaches', () => {
  it('is nothing without a membership, with one that is switched off, or as a person who is switched off', () => {
    for (const user of [null, { id: 'me', memberships: [] }, staff('agency_admin', 'a', { isActive: false }), { ...staff('agency_admin'), isActive: false }, { id: 'me', isSuperAdmin: true, isActive: false }]) {
      expect(rowsInReach(permissionOf('clients'), 'read', user)).toBe(false)
      expect(mayCreate(permissionOf('clients'), user)).toBe(false)
    }
  })

  it('is the union of the memberships, each in its own agency', () => {
    const user = { id: 'me', memberships: [{ agency: 'a', role: 'agency_admin' }, { agency: 'b', role: 'client', client: 'c' }] }
    expect(rowsInReach(permissionOf('documents'), 'read', user)).toEqual({
      or: [{ agency: { equals: 'a' } }, { and: [{ agency: { equals: 'b' } }, { client: { equals: 'c' } }, { deletedAt: { exists: false } }] }],
    })
    expect(rowsInReach(permissionOf('documents'), 'update', user)).toEqual({ agency: { equals: 'a' } })
  })

  it('is nothing for a client user without a client', () => {
    expect(rowsInReach(permissionOf('documents'), 'read', staff('client'))).toBe(false)
  })

  it('is never everything for anybody but the operator, but for what is nobody’s in particular', () => {
    for (const [slug, permission] of Object.entries(permissions as Record<string, Permission>)) {
      for (const role of ['agency_admin', 'agency_member', 'seller', 'producer', 'talent', 'client']) {
        const reach = rowsInReach(permission, 'read', staff(role, 'a', { client: 'c' }))
        expect([slug, role, reach === true && !['plans', 'social-rules'].includes(slug)]).toEqual([slug, role, false])
      }
    }
  })

  it('holds for a cookie or host that names another agency, because neither is asked', () => {
    expect(rowsInReach.length).toBe(3)
    expect(rowsInReach(permissionOf('clients'), 'read', { ...staff('agency_admin'), agency: 'b', tenant: 'b' })).toEqual({ agency: { equals: 'a' } })
  })
})
