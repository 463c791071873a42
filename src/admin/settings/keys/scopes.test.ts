import { describe, expect, it } from 'vitest'
import { keyScopes } from '@/access/scopes'
import { scopeGroups, scopeInWords } from './scopes'

describe('the scopes of a key', () => {
  it('are all offered, each once, with a word for what they allow', () => {
    const offered = scopeGroups([...keyScopes]).flatMap(({ scopes }) => scopes)
    expect(offered.map(({ scope }) => scope).toSorted()).toEqual([...keyScopes].toSorted())
    expect(offered.filter(({ scope, word }) => scope === word)).toEqual([])
  })

  it('begin with what integrators use most', () => {
    expect(scopeGroups(['effects:read', 'documents:read', 'documents:create', 'clients:read']).map(({ name }) => name)).toEqual(['Clients', 'Documents', 'Outgoing calls'])
    expect(scopeInWords('documents:create')).toBe('Add documents')
  })
})
