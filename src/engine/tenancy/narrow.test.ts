import { describe, expect, it } from 'vitest'
import { agenciesInCareOf, narrowedTo } from './narrow'

const admin = { id: 'p', memberships: [{ agency: 'a', role: 'agency_admin' }, { agency: 'b', role: 'agency_member' }, { agency: 'c', role: 'agency_admin', isActive: false }] }

describe('the agencies that somebody looks after', () => {
  it('are those of which they are admin now', () => {
    expect(agenciesInCareOf(admin)).toEqual(['a'])
    expect(agenciesInCareOf(null)).toEqual([])
  })

  it('are all for the operator, and one at that agency’s host', () => {
    const operator = { id: 'o', isSuperAdmin: true }
    expect(agenciesInCareOf(operator)).toBeNull()
    expect(agenciesInCareOf(narrowedTo(operator, 'a'))).toEqual(['a'])
  })
})
