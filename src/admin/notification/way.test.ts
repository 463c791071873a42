import { describe, expect, it } from 'vitest'
import { wayOf } from './way'

describe('the way from a notification to its thing', () => {
  it('is a link that says where it leads', () => {
    expect(wayOf('/admin/collections/documents/01a1?tab=claims', '/admin')).toEqual({ href: '/admin/collections/documents/01a1?tab=claims', label: 'Open the document' })
    expect(wayOf('/admin/generate', '/admin')).toEqual({ href: '/admin/generate', label: 'Open it' })
  })

  it.each(['https://example.com/admin', '//example.com/admin', 'javascript:alert(1)', '/api/users/logout', '/admin/../api/users', '/administrator', '', null])('leads nowhere else: %s', (link) => {
    expect(wayOf(link, '/admin')).toBeNull()
  })
})
