import { describe, expect, it } from 'vitest'
import { pageAfter } from './Resume'

describe('after signing in again', () => {
  it.each([['?redirect=%2Fadmin%2Fcollections%2Fclients%3Flimit%3D5', '/admin/collections/clients?limit=5'], ['?redirect=/admin', '/admin'], ['', '/admin']])('%s leads to %s', (search, page) => {
    expect(pageAfter(search)).toBe(page)
  })

  it.each(['https://elsewhere.example/admin', '//elsewhere.example/admin', '/admin/../api/users', '/admin/login', '/admin/logout-inactivity', 'javascript:alert(1)', '/\\elsewhere.example/admin'])('%s leads nowhere else', (wanted) => {
    expect(pageAfter(`?redirect=${encodeURIComponent(wanted)}`)).toBe('/admin')
  })
})
