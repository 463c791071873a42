import { describe, expect, it } from 'vitest'
import { browserOf, deedOf, verdictInWords } from './entries'
import { noFilters, queryOf } from './filters'

const plain = (value: number) => String(value)
const verdict = { ok: true, events: 12, head: { position: 12, hash: 'a' }, fault: null, verifiedAt: '' }

describe('the audit log in words', () => {
  it('says what was done to what', () => {
    expect(deedOf({ action: 'create', resourceType: 'clients', type: 'clients.create' })).toBe('Added: client')
    expect(deedOf({ action: 'api_key_revoke', resourceType: 'api-keys', type: 'api-keys.revoke' })).toBe('API key revoked')
    expect(deedOf({ action: 'domain_start', resourceType: 'agencies', type: 'agencies.domain_start' })).toBe('Domain named')
  })

  it('tells a whole chain from a broken one, with the place', () => {
    expect(verdictInWords(verdict, plain)).toContain('12 events up to position 12')
    expect(verdictInWords({ ...verdict, ok: false, fault: { position: 7, kind: 'removed', message: '' } }, plain)).toContain('broken at position 7: the event there is missing')
  })

  it('names browser and system', () => {
    expect(browserOf('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0')).toBe('Edge, Windows')
    expect(browserOf('curl/8.5.0')).toBe('curl/8.5.0')
  })

  it('asks only for what was filtered', () => {
    expect(queryOf({ ...noFilters, category: 'auth', text: ' key ' }, '', { cursor: 'c' })).toBe('category=auth&text=key&cursor=c')
  })
})
