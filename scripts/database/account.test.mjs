import { describe, expect, it } from 'vitest'
import { candidatesOf } from './account.mjs'

const accounts = [{ name: 'postgres', uid: 101, gid: 104 }, { name: 'nobody', uid: 65534, gid: 65534 }]
const names = (owner) => candidatesOf({ native: '/native', base: '/home/postgres', id: 'a1', owner, accounts }).map(({ name }) => name)

describe('running Postgres as root', () => {
  it('prefers the owner of the home, then a user namespace, then accounts in place, then elsewhere', () => {
    const elsewhere = ['postgres in /var/lib/impresario-postgres', 'nobody in /var/lib/impresario-postgres']
    expect(names({ uid: 1000, gid: 1000 })).toEqual(['owner', 'namespace', 'postgres', 'nobody', ...elsewhere])
    expect(names({ uid: 0, gid: 0 })).toEqual(['namespace', 'postgres', 'nobody', ...elsewhere])
  })

  it('never runs a candidate as root', () => {
    const plain = candidatesOf({ native: '/native', base: '/home/postgres', id: 'a1', owner: { uid: 0, gid: 0 }, accounts })
    for (const { options, wrap } of plain) expect(options.uid > 0 || wrap('postgres', []).flat().includes('--user')).toBe(true)
  })
})
