import { describe, expect, it } from 'vitest'
import { permissions } from '@/access/permissions'
import { collections } from '.'

const bySlug = Object.fromEntries(collections.map((collection) => [collection.slug, collection]))

describe('every collection', () => {
  it('is in the permission table, and the table names no other', () => {
    expect(Object.keys(permissions).sort()).toEqual(collections.map(({ slug }) => slug).sort())
  })

  it.each(collections.map(({ slug }) => slug))('%s declares all of its access itself', (slug) => {
    const access = bySlug[slug]?.access ?? {}
    expect(Object.keys(access).sort()).toEqual(['admin', 'create', 'delete', 'read', 'readVersions', 'unlock', 'update'])
  })

  it.each(collections.map(({ slug }) => slug))('%s keeps no versions, cannot be duplicated and is not ordered by Payload', (slug) => {
    const { versions, disableDuplicate, orderable } = bySlug[slug]!
    expect([versions ?? false, disableDuplicate, orderable ?? false]).toEqual([false, true, false])
  })

  const owned = collections.filter(({ custom }) => custom?.tenantOwned || custom?.machineWritten)
  it.each(owned.map(({ slug }) => slug))('%s has an index that begins with the agency', (slug) => {
    const firsts = (bySlug[slug]?.indexes ?? []).map(({ fields }) => fields[0])
    expect(firsts).toContain('agency')
  })

  it.each(collections.map(({ slug }) => slug))('%s is read by nobody without a person', async (slug) => {
    const read = bySlug[slug]?.access?.read as (args: object) => unknown
    expect(read({ req: { user: null } })).toBe(false)
  })
})
