import { describe, expect, it } from 'vitest'
import { checkNode } from './node.mjs'
import { stalePackages } from './packages.mjs'

const lock = { packages: { '': { version: '1.0.0' }, 'node_modules/a': { version: '1.2.0' }, 'node_modules/b': { version: '2.0.0', optional: true } } }

describe('installed packages', () => {
  it('are stale as a whole without the list that npm writes last', () => {
    expect(stalePackages(lock, null)).toEqual(['node_modules'])
  })

  it('are stale when one is missing or of another version', () => {
    expect(stalePackages(lock, { packages: {} })).toEqual(['node_modules/a'])
    expect(stalePackages(lock, { packages: { 'node_modules/a': { version: '1.1.0' } } })).toEqual(['node_modules/a'])
  })

  it('are current without an optional package of another platform', () => {
    expect(stalePackages(lock, { packages: { 'node_modules/a': { version: '1.2.0' } } })).toEqual([])
  })
})

describe('the version of Node.js', () => {
  it.each(['20.18.9', '18.20.0'])('%s is refused with the cure', (version) => {
    expect(() => checkNode(version)).toThrow(/20\.19 or later/)
  })

  it.each(['20.19.0', '22.0.0'])('%s is taken', (version) => {
    expect(() => checkNode(version)).not.toThrow()
  })
})
